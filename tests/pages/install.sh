#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what the test of the pages needs: Chromium and Node.js from Debian, two packages from npm. Exit 1 says loudly that
# it could not; the test is then skipped.
set -u
cd "$(dirname "$0")/../.."
. examples/packages.sh
trouble() {
    echo "================================================================" >&2
    echo "pages.axe will be SKIPPED: $1" >&2
    echo "================================================================" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }
wanted=""
has chromium || has chromium-browser || wanted="chromium"
has node || wanted="$wanted nodejs"
has npm || wanted="$wanted npm"
# shellcheck disable=SC2086
[ -z "$wanted" ] || PACKAGES="" install_packages $wanted || trouble "$wanted could not be installed"
cd tests/pages || exit 1
[ -d node_modules/axe-core ] && [ -d node_modules/playwright-core ] && [ node_modules/.package-lock.json -nt package-lock.json ] && exit 0
timeout 300 npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 >npm.log 2>&1 || { tail -5 npm.log >&2; trouble "npm could not fetch axe-core and playwright-core"; }
rm -f npm.log
