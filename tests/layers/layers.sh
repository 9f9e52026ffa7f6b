#!/bin/sh
# SPDX-License-Identifier: MIT
# Proves that a source file of one layer can include the headers below it and no others.
#   layers.sh COMPILER LAYER INCLUDE_FOLDERS(separated by ;) ALLOWED_LAYER...
set -eu
compiler=$1 layer=$2 folders=$3
shift 3
cd "$(dirname "$0")/../.."
flags=$(echo "$folders" | tr ';' '\n' | sed 's/^/-I/')
wrong=0 allowed=0 refused=0

compiles() {  # HEADER; the messages go to $said
    # shellcheck disable=SC2086
    said=$(echo "#include \"$1\"" | "$compiler" -std=c++20 -E $flags -x c++ - 2>&1 >/dev/null)
}

for folder in include/*/; do
    other=$(basename "$folder")
    case " $* " in *" $other "*) may=yes ;; *) may=no ;; esac
    for header in "$folder"caseload/*.hpp; do
        name=caseload/$(basename "$header")
        if compiles "$name"; then
            if [ $may = yes ]; then allowed=$((allowed + 1)); continue; fi
            echo "src/$layer can include <$name> of $other"
        else
            case "$may $said" in
                no*"No such file"* | no*"not found"*) refused=$((refused + 1)); continue ;;
            esac
            echo "src/$layer cannot include <$name> of $other: $said"
        fi
        wrong=$((wrong + 1))
    done
done
echo "$layer: $allowed headers allowed, $refused refused, $wrong wrong"
[ $wrong -eq 0 ] && [ $allowed -gt 0 ] && [ $refused -gt 0 ]
