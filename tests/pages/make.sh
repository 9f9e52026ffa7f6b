#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes every kind of page that caseload makes, from the demo caseload, into a folder.
#   make.sh PROGRAM FOLDER
set -eu
program=$1 out=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
unset CASELOAD_DB 2>/dev/null || :
cp "$here/examples/caseload.toml" "$out/"
CASELOAD_CONFIG=$out/caseload.toml CASELOAD_TODAY=2026-11-23
export CASELOAD_CONFIG CASELOAD_TODAY
"$program" init -q
for noun in client condition referral session goal measure action; do
    "$program" import "${noun}s" "$here/examples/demo/${noun}s.csv" --profile "demo-${noun}s" -q >/dev/null
done

# page NAME WORDS..: an empty page would pass every check. Exit 1 only says that something was found.
page() {
    name=$1
    shift
    code=0
    "$program" "$@" -o html >"$out/$name.html" 2>"$out/said" || code=$?
    [ "$code" -le 1 ] && [ -s "$out/$name.html" ] || { cat "$out/said" >&2; echo "no page: caseload $* -o html" >&2; exit 1; }
}
page impact report impact
page impact-by report impact --by practice
page impact-periods report impact --from 2026-07-01 --to 2026-11-22 --compare-with before
page impact-identifiable report impact --identifiable
page reach report reach
page weekly report weekly
page weekly-service report weekly --service
page referrers report referrers
page capacity report capacity
page interventions report interventions
page service-use report service-use
page experience report experience
page onward report onward
page screening report screening
page recipe report impact --explain
page clients client list --all
page client client show C-035
page sessions session list
page trend measure trend C-014 activation
page today today
page coding coding list
page nothing concern list
page message referral message R-0001
page plan client plan C-035
