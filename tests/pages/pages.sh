#!/bin/sh
# SPDX-License-Identifier: MIT
# Every page in headless Chromium, looked at by axe-core. Exit 77 says that it was skipped, and why: nothing is installed or
# fetched here. .ci/run installs Chromium, Node.js and the two packages; by hand: sh tests/pages/install.sh
#   pages.sh PROGRAM [PICTURES]     with PICTURES, a folder: a screenshot of each page too
set -eu
program=$1 pictures=${2-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
skipped() { echo "skipped: $1; sh tests/pages/install.sh installs it"; exit 77; }
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || :)}
export CHROMIUM
[ -n "$CHROMIUM" ] || skipped "there is no Chromium"
command -v node >/dev/null 2>&1 || skipped "there is no Node.js"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] || skipped "Node.js is older than 18"
for package in axe-core playwright-core; do
    [ -d "$here/node_modules/$package" ] || skipped "the npm package $package is not installed"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$here/make.sh" "$program" "$work"
node "$here/check.mjs" "$work" ${pictures:+"$pictures"}
