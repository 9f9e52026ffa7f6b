#!/bin/sh
# SPDX-License-Identifier: MIT
# The fault suite: kills, failing calls, power cuts and rivals, tried on one `session log`. A line a trial; exit 1 when
# anything was damaged, lost, doubled or silent.
#   sh tests/faults/run.sh [PROGRAM] [COMMITS_A_WRITER]      (125; the bar asks 1000)
set -eu
cd "$(dirname "$0")/../.."
program=${1-build-bench/caseload}
each=${2-125}
command -v strace >/dev/null 2>&1 || { echo "the fault suite needs strace" >&2; exit 2; }
[ -x "$program" ] || { echo "no program at $program" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
${CXX:-g++} -std=c++20 -O1 -Wall -Wextra -o "$work/faults" tests/faults/*.cpp -lsqlite3 -lpthread -ldl

failed=0
for kind in kill ENOSPC EIO; do
    "$work/faults" calls $kind "$program" "$work" || failed=1
done
"$work/faults" powercut "$program" "$work" || failed=1
"$work/faults" control "$program" "$work" || failed=1
"$work/faults" writers "$each" "$program" "$work" || failed=1
"$work/faults" readers "$program" "$work" || failed=1
exit $failed
