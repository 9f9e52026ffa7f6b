#!/bin/sh
# SPDX-License-Identifier: MIT
# From nothing to a prioritised day: installs what is needed, builds, loads an invented caseload, and shows three views.
# Usage: sh examples/quickstart.sh      (Debian or the like; as root or with sudo; safe to run again)
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
demo=$root/examples/demo
build=$root/build
day=2026-11-23

say() { printf '\n== %s\n' "$*"; }
# Shows the command line as a person types it, then runs it.
show() {
    printf '\n$ caseload'
    for word in "$@"; do printf ' %s' "$word"; done
    printf '\n'
    "$build/caseload" "$@"
}

say "Packages"
. "$root/examples/packages.sh"
install_packages

say "Build"
cd "$root"
configure "$build" -DCMAKE_BUILD_TYPE=Release
cmake --build "$build" --target caseload -j "$(jobs_at_once)"

folder=$(mktemp -d "${TMPDIR:-/tmp}/caseload-quickstart.XXXXXX")
say "An invented caseload in $folder"
cp "$root/examples/caseload.toml" "$folder/"
unset CASELOAD_DB CASELOAD_TODAY
CASELOAD_CONFIG=$folder/caseload.toml
export CASELOAD_CONFIG
cd "$demo"
show init
for noun in client condition referral session goal measure action; do
    show import "${noun}s" "${noun}s.csv" --profile "demo-${noun}s" --today "$day"
done

say "Who needs me now, and why?"
show today --today "$day"
first=$("$build/caseload" today --today "$day" -q | head -n 1)
show client show "$first" --why --today "$day"

say "Is it helping, and how sure can we be?"
show report impact --today "$day"

printf '\nGo on from here:  export CASELOAD_CONFIG="%s" PATH="%s:$PATH"\n' "$CASELOAD_CONFIG" "$build"
printf 'then try:         caseload goal review C-027 --today %s    and    caseload --help\n' "$day"
