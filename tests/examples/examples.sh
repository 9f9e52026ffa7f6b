#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples, as a newcomer and cron would run them.
#   examples.sh PROGRAM a-week|config|demo|series|cron|manual
set -eu
program=$1 what=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$what: $1" >&2; exit 1; }
unset CASELOAD_DB CASELOAD_TODAY CASELOAD_CONFIG 2>/dev/null || :

load_demo() {
    cp "$here/examples/caseload.toml" "$work/"
    CASELOAD_CONFIG=$work/caseload.toml CASELOAD_TODAY=2026-11-23
    export CASELOAD_CONFIG CASELOAD_TODAY
    [ -f "$work/caseload.db" ] || "$program" init -q
    for noun in client condition referral session goal measure action; do
        "$program" import "${noun}s" "$here/examples/demo/${noun}s.csv" --profile "demo-${noun}s" >>"$work/said" 2>&1 ||
            { cat "$work/said" >&2; fail "$noun"; }
    done
}

case $what in
a-week) CASELOAD=$program sh "$here/examples/a-week.sh" ;;
config)
    for file in "$here"/examples/*.toml; do
        "$program" --config "$file" config check || fail "$file"
    done
    for script in "$here"/examples/*.sh "$here"/tests/*.sh; do sh -n "$script" || fail "$script"; done
    ;;
demo)
    load_demo
    [ "$("$program" client list --all -q | wc -l)" -ge 40 ] || fail "fewer than 40 people"
    : >"$work/said"
    load_demo
    [ "$(grep -c 'nothing was written' "$work/said")" -eq 7 ] || fail "a second run wrote something"
    "$program" client show C-035 --why | grep -q 'missed_in_row .*S-0384' || fail "no records behind the sum"
    "$program" report impact | grep -q 'Activation .*30 of 50' || fail "the impact differs"
    "$program" report impact --identifiable 2>/dev/null | grep -q 'Activation .*28 of 48' || fail "the identifiable impact differs"
    "$program" check
    "$program" check totals >"$work/totals" || { cat "$work/totals" >&2; fail "the figures by a second route"; }
    "$program" export all --out "$work/all.jsonl"
    sed 's/^path = .*/path = "second.db"/' "$work/caseload.toml" >"$work/second.toml"
    "$program" --config "$work/second.toml" init -q
    "$program" --config "$work/second.toml" import all "$work/all.jsonl" -q >/dev/null 2>&1 || fail "the export does not come in"
    "$program" --config "$work/second.toml" export all --out "$work/again.jsonl"
    cmp "$work/all.jsonl" "$work/again.jsonl" || fail "the export comes out different"
    ;;
series)
    # Whatever is done in whatever order, and taken back: every summary is what its records say.
    load_demo
    awk -v seed=7 'BEGIN {
        srand(seed)
        for (i = 1; i <= 160; i++) {
            who = sprintf("C-%03d", int(rand() * 48) + 1); day = sprintf("2026-11-%02d", int(rand() * 23) + 1); r = rand()
            if (r < .35) print "session log", who, day, "--minutes 30 --outcome", rand() < .5 ? "attended" : "did-not-attend"
            else if (r < .5) printf "session plan %s 2026-12-%02d\n", who, int(rand() * 28) + 1
            else if (r < .6) print "measure add", who, "phq9 --score", int(rand() * 27), "--date", day
            else if (r < .7) print "goal add", who, "goal-" i, "--importance 8 --confidence 3 --rating", int(rand() * 10)
            else if (r < .77) print "referral add", who, "--source gp --received-on", day
            else if (r < .84) printf "session edit S-%04d --outcome did-not-attend\n", int(rand() * 380) + 1
            else if (r < .9) print "condition add", who, "asthma"
            else if (r < .94) print "client edit", who, "--barriers transport"
            else if (r < .97) print "undo"
            else print "redo"
        } }' >"$work/series"
    done=0
    while read -r line; do
        # shellcheck disable=SC2086
        if "$program" $line -q --no-input >/dev/null 2>&1; then done=$((done + 1)); fi
    done <"$work/series"
    [ "$done" -ge 100 ] || fail "only $done of 160 were taken"
    "$program" check || fail "after $done commands"
    "$program" check totals >"$work/totals" && "$program" check totals --week this >"$work/totals" || { cat "$work/totals" >&2; fail "the figures by a second route"; }
    { echo client,date,minutes; "$program" client list -q | sed -n '1,20s/$/,2026-11-22,30/p'; } >"$work/two.csv"
    "$program" import sessions "$work/two.csv" -q >"$work/said" 2>&1 && "$program" check && "$program" check totals >"$work/totals" && "$program" undo -q >/dev/null && "$program" check && "$program" check totals >"$work/totals" || fail "an import and its undo: $(cat "$work/said")"
    ;;
cron)
    load_demo
    # No terminal, no locale, hardly an environment: the same bytes as anywhere.
    "$program" report impact -o md --out "$work/here.md"
    env -i TZ=Pacific/Kiritimati LC_ALL=C "$program" --config "$work/caseload.toml" --today 2026-11-23 report impact -o md --out "$work/there.md" </dev/null >"$work/said" 2>&1
    [ ! -s "$work/said" ] || fail "cron would mail: $(cat "$work/said")"
    cmp "$work/here.md" "$work/there.md" || fail "other bytes"
    # The line of examples/crontab, as cron runs it: sh -c, no environment, no terminal. It must be silent and whole.
    mkdir "$work/reports"
    line=$(sed -n 's/^5 6 \* \* 1  //p' "$here/examples/crontab" | sed "s|/usr/local/bin/caseload|$program --config $work/caseload.toml --today 2026-11-23|")
    env -i HOME="$work" LC_ALL=C TZ=Pacific/Kiritimati sh -c "$line" </dev/null >"$work/said" 2>&1 || fail "the line of the crontab: $(cat "$work/said")"
    [ ! -s "$work/said" ] || fail "cron would mail: $(cat "$work/said")"
    "$program" report weekly -o md --out "$work/week.md" -q
    cmp "$work/week.md" "$work/reports/2026-W47.md" || fail "the week has other bytes"
    grep -q '^## Week 2026-W47' "$work/week.md" || fail "no week in the report"
    for name in $(sed 's/ .*//' "$here/examples/demo/people.txt" | grep '^[A-Z]' | sort -u); do
        if grep -qw "$name" "$work/week.md"; then fail "the report names $name"; fi
    done
    "$program" concern add C-001 "says she cannot go on" --grade urgent --consent agreed -q >/dev/null
    if env -i HOME="$work" LC_ALL=C sh -c "$line" </dev/null >"$work/said" 2>&1; then fail "a concern that nobody acknowledged is no finding"; fi
    grep -q 'nobody has acknowledged' "$work/said" || fail "cron would not mail it"
    [ "$(ls "$work/reports")" = 2026-W47.md ] || fail "something was left beside the report: $(ls "$work/reports")"
    for unit in service timer; do grep -q '^\[' "$here/examples/caseload-weekly.$unit" || fail "no unit $unit"; done
    if env -i "$program" --config "$work/none.toml" today </dev/null >"$work/said" 2>&1; then fail "a missing config is no failure"; fi
    ;;
manual)
    command -v mandoc >/dev/null || { echo "mandoc is not installed: skipped"; exit 77; }
    "$program" __manual "$work"
    for noun in client practice professional group referral session goal review need condition action measure; do
        [ -f "$work/caseload-$noun.1" ] || fail "no page for $noun"
    done
    mandoc -T lint -W warning "$work"/*.1 "$here"/man/*.5 || fail "the pages have faults"
    ;;
esac
