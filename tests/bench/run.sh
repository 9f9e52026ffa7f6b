#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints the project's bars with our figures: ratios to something run in the same minute, or counts.
#   sh tests/bench/run.sh            builds what is needed in build-bench; some minutes
#   sh tests/bench/run.sh --quick    without the rows that need a million sessions
# A dash: the command does not exist yet, or what measures it is not installed. It shows and does not judge: exit 0.
set -eu
cd "$(dirname "$0")/../.."
. examples/packages.sh
million=yes
[ "${1-}" != --quick ] || million=no

mkdir -p build-bench
[ -f build-bench/build.ninja ] || [ -f build-bench/Makefile ] || configure build-bench -DCMAKE_BUILD_TYPE=Release -DTESTS=OFF
cmake --build build-bench --target caseload --parallel "$(jobs_at_once)" >build-bench/build.log 2>&1 ||
    { cat build-bench/build.log >&2; exit 1; }
${CXX:-g++} -std=c++20 -O1 -Wall -Wextra -o build-bench/paired tests/bench/paired.cpp
caseload=$PWD/build-bench/caseload
paired=$PWD/build-bench/paired
work=$(mktemp -d build-bench/data.XXXXXX)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
work=$PWD/$work
unset CASELOAD_DB NO_COLOR CLICOLOR_FORCE COLUMNS 2>/dev/null || :
CASELOAD_TODAY=2026-11-23
export CASELOAD_TODAY

has() { command -v "$1" >/dev/null 2>&1; }
at() { CASELOAD_CONFIG=$work/$1/caseload.toml; export CASELOAD_CONFIG; }
row() { printf '%-4s %-34s %-36s %10s %10s  %s\n' "$@"; }

# bar NAME JOB AGAINST FIGURE BAR: 'ok' when the figure is at most the bar.
bar() {
    case $4 in
        "" | -) row "$1" "$2" "$3" - "<= $5" - ;;
        *) row "$1" "$2" "$3" "$4" "<= $5" "$(awk -v f="$4" -v b="$5" 'BEGIN { print (f + 0 <= b + 0) ? "ok" : "over" }')" ;;
    esac
}
# ratio ROUNDS TIMES A... -- B...: the figure, or nothing when a command fails; the times stand in $times.txt.
ratio() { "$paired" "$@" 2>>"$work/trouble" | tee -a "$work/times" | awk '{ print $1 + 0 }'; }
instructions() {
    has valgrind || return 0
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        awk '/Collected/ { printf "%.2f", $4 / 1e6 }'
}
syncs() {
    has strace || return 0
    strace -f -o "$work/syncs" -e trace=fsync,fdatasync,sync_file_range,msync "$@" >/dev/null
    grep -c 'sync' "$work/syncs"
}

# Nobody has written to it for a minute, as when a coach asks in the morning.
at_rest() { touch -d '1 minute ago' "$work/$1/caseload.db"; }

row "#" job against figure bar ""
sh tests/bench/fill.sh "$caseload" "$work/small" 300 10 4
at_rest small
at small
db=$work/small/caseload.db
bar P1 "--version" "sqlite3 DB 'select 1'" "$(ratio 41 5 "$caseload" --version -- sqlite3 "$db" "select 1")" 0.7
bar P1 "--help" "same" "$(ratio 41 5 "$caseload" --help -- sqlite3 "$db" "select 1")" 0.7
bar P2 "client show, 300 people" "same" "$(ratio 41 5 "$caseload" client show C-150 -- sqlite3 "$db" "select 1")" 2
bar P2 "today, 300 people" "same" "$(ratio 41 5 "$caseload" today -- sqlite3 "$db" "select 1")" 2
bar P3 "client show, million instructions" "count" "$(instructions "$caseload" client show C-150)" 9
bar P3 "today, million instructions" "count" "$(instructions "$caseload" today)" 9

sh tests/bench/fill.sh "$caseload" "$work/middle" 10000 10 4
at_rest middle
at middle
bar P4 "today, 10,000 people" "sqlite3 DB 'select 1'" \
    "$(ratio 21 3 "$caseload" today -- sqlite3 "$work/middle/caseload.db" "select 1")" 8
figure=-
if has task; then
    mkdir "$work/task"
    printf 'data.location=%s\nconfirmation=no\nverbose=nothing\n' "$work/task" >"$work/taskrc"
    awk 'BEGIN { for (i = 1; i <= 10000; i++)
        printf "{\"description\":\"call person %d\",\"status\":\"pending\",\"project\":\"p%d\",\"due\":\"202612%02dT090000Z\"}\n",
               i, i % 30, i % 28 + 1 }' >"$work/tasks.json"
    task rc:"$work/taskrc" import "$work/tasks.json" >/dev/null 2>&1
    figure=$(ratio 7 1 "$caseload" today -- task rc:"$work/taskrc" list limit:20)
fi
bar P4 "the same" "Taskwarrior list, 10,000 tasks" "$figure" 0.067

if [ $million = yes ]; then
    sh tests/bench/fill.sh "$caseload" "$work/large" 100000 10 4
    large="env CASELOAD_CONFIG=$work/large/caseload.toml $caseload"
    p5=$(ratio 9 1 $large today -- "env" "$caseload" today)
    at large
    p12=$(ratio 7 1 "$caseload" report impact --from 2025-01-01 --to 2026-10-31 -- \
        sqlite3 "$work/large/caseload.db" "select sum(minutes) from activity")
    cp -R "$work/large" "$work/plain"
    sqlite3 "$work/plain/caseload.db" "DROP INDEX activity_date"
    at_rest plain
    at_rest large
    p13=$(ratio 7 1 "$caseload" report weekly -- env CASELOAD_CONFIG="$work/plain/caseload.toml" "$caseload" report weekly)
    rm -r "$work/plain"
fi
bar P5 "today, 100,000 people" "today, 10,000 people" "${p5-}" 12

# Both write into a copy of the same file, so WAL and synchronous=FULL on both sides.
cp -R "$work/small" "$work/yard"
at small
insert="PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; INSERT INTO activity(code, noun, state, client_id, date, minutes,
outcome, attendance, note, recorded_on) VALUES (printf('S-%04d', (SELECT max(id) + 1 FROM activity)), 'session', 'happened',
14, '2026-11-23', 45, 'attended', 'attended', 'talked about the week', '2026-11-23')"
bar P6 "session log, durable" "sqlite3 shell, the same insert" \
    "$(ratio 41 3 "$caseload" session log C-014 --minutes 45 --note "talked about the week" --again -- \
        sqlite3 "$work/yard/caseload.db" "$insert")" 1.2
bar P6 "the same, syncs" "count" "$(syncs "$caseload" session log C-014 --minutes 45 --note "talked about the week" --again)" 5

# Imports start from a fresh copy each round: only what stands after the copy is timed.
sh tests/bench/fill.sh "$caseload" "$work/people" 10000 1 1
awk -v rows=100000 -v people=10000 -f tests/bench/sessions.awk >"$work/sessions.csv"
cp tests/bench/import.sql "$work/"
fresh() { rm -rf "$work/$1"; cp -R "$work/people" "$work/$1"; at "$1"; }
seconds() {
    begun=$(date +%s.%N)
    "$@" >/dev/null 2>>"$work/trouble.out" || echo "failed: $*" >>"$work/trouble"
    date +%s.%N | awk -v begun="$begun" '{ printf "%.4f", $1 - begun }'
}
by_shell() { (cd "$work" && sqlite3 shell/caseload.db <import.sql); }
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
for round in 1 2 3 4 5; do
    fresh shell; shell=$(seconds by_shell)
    fresh ours; ours=$(seconds "$caseload" import sessions "$work/sessions.csv")
    fresh dry; dry=$(seconds "$caseload" import sessions "$work/sessions.csv" --dry-run)
    echo "$ours $shell" | awk '{ print $1 / $2 }' >>"$work/p7"
    echo "$dry $ours" | awk '{ print $1 / $2 }' >>"$work/p10"
    echo "$ours" >>"$work/hundred"
done
bar P7 "import 100,000 sessions" "sqlite3 shell script" "$(median <"$work/p7")" 1.5
if [ $million = yes ]; then
    awk -v rows=1000000 -v people=10000 -f tests/bench/sessions.awk >"$work/million.csv"
    fresh large2
    million_s=$(seconds /usr/bin/time -o "$work/peak" -f %M "$caseload" import sessions "$work/million.csv")
    p8=$(echo "$million_s $(median <"$work/hundred")" | awk '{ printf "%.2f", $1 / $2 / 10 }')
    p9=$(awk '{ printf "%d", $1 / 1024 }' "$work/peak")
    p11=$(ratio 3 1 "$caseload" export sessions -o jsonl -- sqlite3 -json "$work/large2/caseload.db" \
        "select a.code, c.code as client, state, date, time, minutes, kind, mode, a.outcome, attendance, agenda, agreed, next_contact_on, a.note, a.recorded_on from activity a left join client c on c.id = a.client_id where a.noun = 'session' order by a.id")
    "$caseload" search habit >/dev/null  # makes the index
    at_rest large2
    p14=$(ratio 9 1 "$caseload" search habit -- sqlite3 "$work/large2/caseload.db" "select code from activity where note like '%0999999%' limit 20")
    /usr/bin/time -o "$work/peak" -f %M "$caseload" export sessions -o jsonl >/dev/null
    large_kb=$(cat "$work/peak")
    fresh ours
    /usr/bin/time -o "$work/peak" -f %M "$caseload" export sessions -o jsonl >/dev/null
    flat=$(echo "$large_kb $(cat "$work/peak")" | awk '{ printf "%.2f", $1 / $2 }')
fi
bar P8 "seconds a row, 1 M over 100,000" "itself" "${p8-}" 1.5
bar P9 "peak memory, 1 M rows, MB" "cap" "${p9-}" 250
bar P10 "--dry-run of an import" "the import" "$(median <"$work/p10")" 1.1
bar P11 "export 1 M rows as JSON lines" "sqlite3 -json" "${p11-}" 0.8
bar P11 "peak memory of it" "of 10,000 rows" "${flat-}" 1.5
bar P12 "report impact, 1 M sessions" "select sum(minutes)" "${p12-}" 8
bar P13 "report weekly, 1 M sessions" "without its date index" "${p13-}" 0.5
bar P14 "search, 20 newest of 1 M notes" "LIKE scan" "${p14-}" 0.04
fresh ours
awk 'BEGIN { for (i = 1; n < 1000; i++) if (i % 10) { n++; printf "session log C-%03d --minutes 30 --again\n", i } }' >"$work/thousand"
batched=$(seconds "$caseload" batch "$work/thousand" -q)
fresh ours
one_by_one() { sed 's/^/"$caseload" /; s/$/ -q/' "$work/thousand" >"$work/thousand.sh"; caseload=$caseload sh "$work/thousand.sh"; }
bar P15 "batch of 1,000 session log" "1,000 starts" "$(echo "$batched $(seconds one_by_one)" | awk '{ printf "%.3f", $1 / $2 }')" 0.05

# The fault suite prints its own lines, one a trial; here each is a row.
if has strace; then
    sh tests/faults/run.sh "$caseload" >"$work/faults" 2>&1 || :
fi
fault() {
    if line=$(grep "^$1 " "$work/faults" 2>/dev/null); then
        row "$1" "$2" "${3}" "$(echo "$line" | awk '{ bad += $2 } END { print bad + 0 }')" "0" \
            "$(echo "$line" | awk '{ bad += $2 } END { print bad ? "over" : "ok" }')"
    else
        row "$1" "$2" "${3}" - 0 -
    fi
}
fault R1 "kill, ENOSPC, EIO at every call" "damaged, lost or silent"
fault R2 "every disk a power cut leaves" "damaged or lost"
fault R3 "8 writers at once" "lost, doubled, refused"
fault R4 "readers during an import" "refused"
[ ! -s "$work/trouble" ] || { echo; cat "$work/trouble"; } >&2
