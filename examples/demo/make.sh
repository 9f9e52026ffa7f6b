#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes the invented caseload: the same bytes each time, with any awk. People stand in people.txt, their year in make.awk.
# Usage: sh examples/demo/make.sh [FOLDER]     (the folder of this script when none is given)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
out=${1:-$here}
mkdir -p "$out"
LC_ALL=C awk -v out="$out" -f "$here/make.awk" "$here/people.txt"
