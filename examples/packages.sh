# SPDX-License-Identifier: MIT
# Sourced by examples/quickstart.sh and tests/run.sh: what building needs, from the package manager of Debian.
PACKAGES="g++ cmake ninja-build ccache libcli11-dev libsqlitecpp-dev libsqlite3-dev libfmt-dev libtomlplusplus-dev
    doctest-dev libsodium-dev libboost-dev
    nlohmann-json3-dev libxlsxwriter-dev sqlite3 mandoc"

# install_packages [MORE...]: installs what is missing of PACKAGES and MORE; quiet and quick when nothing is.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        echo "not a Debian: install by hand what cmake/Dependencies.cmake asks for; libraries not found are fetched"
        return 0
    fi
    missing=""
    for package in $PACKAGES "$@"; do
        case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) in
            ii*) ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1; then
        as_root="sudo"
    else
        echo "missing packages and neither root nor sudo; run this as root:" >&2
        echo "    apt-get install$missing" >&2
        return 1
    fi
    echo "installing$missing"
    $as_root apt-get update -qq || echo "apt-get update had trouble; trying with the lists that are there" >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $missing >/dev/null
}

# configure FOLDER [CMAKE OPTIONS]: with Ninja where it is installed.
configure() {
    folder=$1
    shift
    mkdir -p "$folder"
    if command -v ninja >/dev/null 2>&1; then
        cmake -S . -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1
    else
        cmake -S . -B "$folder" "$@" >"$folder/configure.log" 2>&1
    fi || { cat "$folder/configure.log" >&2; return 1; }
}

# Compilers that run at once: one a processor.
jobs_at_once() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }
