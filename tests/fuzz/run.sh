#!/bin/sh
# SPDX-License-Identifier: MIT
# libFuzzer on the readers of what comes from outside, with AddressSanitizer and UndefinedBehaviorSanitizer.
#   sh tests/fuzz/run.sh [SECONDS] [TARGET...]      60 seconds each; targets: csv json profile date
set -eu
cd "$(dirname "$0")/../.."
seconds=${1-60}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- csv json profile date
clang=$(command -v clang++ || command -v clang++-14) || { echo "the fuzzers need clang and libclang-rt-dev" >&2; exit 2; }
mkdir -p build-fuzz
flags="-std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -fsanitize-ignorelist=tests/fuzz/ignore.txt -DTOML_HEADER_ONLY=1 -DFMT_HEADER_ONLY=1 -Wno-unknown-warning-option
    -Iinclude/base -Iinclude/plain -Iinclude/config -Isrc/base -Isrc/config"
failed=0
for target in "$@"; do
    sources=$(echo src/base/*.cpp)
    if [ "$target" = profile ]; then
        cmake -DOUT=build-fuzz/starter.cpp -DNAME=starter -DONE=1 -DROOT=. -DFILES=src/config/default.toml -P cmake/embed_file.cmake
        sources="$sources $(echo src/plain/*.cpp src/config/*.cpp) build-fuzz/starter.cpp"
    fi
    # shellcheck disable=SC2086
    "$clang" $flags -o "build-fuzz/$target" "tests/fuzz/$target.cpp" $sources
    mkdir -p "build-fuzz/corpus-$target"
    rm -f build-fuzz/"$target"-crash-* build-fuzz/"$target"-timeout-* build-fuzz/"$target"-oom-*
    echo "fuzz $target: $seconds s"
    "build-fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="build-fuzz/$target-" "build-fuzz/corpus-$target" "tests/fuzz/seeds/$target" 2>&1 |
        grep -E "ERROR|SUMMARY|executed_units|average_exec" || :
    for crash in build-fuzz/"$target"-crash-* build-fuzz/"$target"-timeout-* build-fuzz/"$target"-oom-*; do
        [ ! -e "$crash" ] || { echo "fuzz $target: $crash" >&2; failed=1; }
    done
done
exit $failed
