#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds with warnings as errors and with sanitizers, runs every test.
#   sh tests/run.sh           minutes on two cores; again: only what changed
#   sh tests/run.sh --long    then also the fault suite and the bench, on a Release build
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

long=no
case "${1-}" in
    "") ;;
    --long) long=yes ;;
    *) echo "usage: sh tests/run.sh [--long]" >&2; exit 2 ;;
esac

if [ $long = yes ]; then install_packages python3 strace valgrind clang libclang-rt-14-dev; else install_packages python3; fi
jobs=$(jobs_at_once)

# -O1: the sanitized program runs twice as fast as at -O0, and compiles in about the same time.
configure build-check -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O1 -DWERROR=ON -DSANITIZE=ON -DTESTS=ON
cmake --build build-check --parallel "$jobs"

if [ $long = yes ]; then
    configure build-bench -DCMAKE_BUILD_TYPE=Release -DTESTS=OFF
    cmake --build build-bench --parallel "$jobs"
    sh tests/faults/run.sh build-bench/caseload
    sh tests/fuzz/run.sh 60
    sh tests/bench/run.sh
fi
ctest --test-dir build-check --output-on-failure --no-tests=error --parallel "$jobs"
