#!/bin/sh
# SPDX-License-Identifier: MIT
# A coach's week, Mon 16 to Fri 20 Nov 2026, as command lines. Looks at its own results: leaves with 1 when one is wrong.
# Usage: CASELOAD=build/caseload sh examples/a-week.sh      (CASELOAD: the program; default: caseload)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
program=${CASELOAD:-caseload}
case $program in */*) program=$(CDPATH='' cd -- "$(dirname -- "$program")" && pwd)/$(basename -- "$program") ;; esac
folder=$(mktemp -d "${TMPDIR:-/tmp}/caseload-week.XXXXXX")
trap 'rm -rf "$folder"' EXIT
unset CASELOAD_DB
export CASELOAD_CONFIG="$folder/caseload.toml" CASELOAD_NO_INPUT=1 CASELOAD_TODAY
said=$folder/said

# wanted EXIT-CODE WORDS..: prints the command line, runs it, and insists on how it ends.
wanted() {
    code=$1
    shift
    printf '\n$ caseload'
    for word in "$@"; do
        case $word in *[!A-Za-z0-9_./:,=-]*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    got=0
    "$program" "$@" >"$said" 2>&1 </dev/null || got=$?
    cat "$said"
    [ "$got" -eq "$code" ] || wrong "it ended with $got and not with $code"
}
run() { wanted 0 "$@"; }
holds() { grep -qF -- "$1" "$said" || wrong "nothing says: $1"; }
lacks() { ! grep -qF -- "$1" "$said" || wrong "this should not be there: $1"; }
wrong() { printf '\na-week: %s\n' "$1" >&2; exit 1; }
day() { CASELOAD_TODAY=$1; printf '\n======== %s ========\n' "$2"; }
# The code of what the last command wrote: "S-0412 planned: ..".
code_of() { sed -n "s/.*\\($1-[0-9][0-9]*\\).*/\\1/p" "$said" | head -n 1; }

day 2026-11-16 "Monday: a caseload handed over, and the week ahead"
cp "$here/caseload.toml" "$folder/"
cd "$here/demo"
run init
run import clients clients.csv --profile demo-clients
holds "new 48"
run import conditions conditions.csv --profile demo-conditions
run import referrals referrals.csv --profile demo-referrals
run import goals goals.csv --profile demo-goals
holds "new 48"
# The clinic's list runs to the end of the week: what has not happened yet is kept aside, and comes in on Friday.
wanted 1 import sessions sessions.csv --profile demo-sessions --keep-going --rejects "$folder/later.csv"
holds "is in the future"
later=$(sed -n 's/.*rejected \([0-9][0-9]*\) .*/\1/p' "$said")
run today
holds "29 people"
run client show jane --why
holds "missed_in_row"
run session plan C-015 "tue 10:00" --kind follow-up --mode phone --minutes 25
tuesday=$(code_of S)
holds "Tue 17 Nov 2026"
run session plan C-041 "tue 11:15" --kind follow-up --minutes 30
run session plan C-039 "wed 14:45" --kind follow-up --minutes 30
run client add "Rosa Elmhirst" --birth-date 1971-05-14 --gender female --nhs-number "999 000 0018" --practice elm --condition hypertension --condition obesity --barriers transport --consent given
rosa=$(code_of C)
wanted 3 client add "Rosa Elmhurst" --nhs-number "999 000 0018"
wanted 3 client add "Rosa Elmhirst" --birth-date 1971-05-14
holds "--allow-duplicate"
run referral add "$rosa" --source nurse --referrer "Sister Kelly" --practice elm --urgency soon --decision accepted --reason "wants to come off one tablet"
run session plan "$rosa" "thu 14:00" --kind first --minutes 60 --mode face-to-face
wanted 3 session plan "$rosa" 2026-11-31

day 2026-11-17 "Tuesday: one who came, one who did not"
run session log "$tuesday" --outcome attended --topics activity --topics pain --techniques scaling --note "walked to the park twice, back held" --next-contact-on 2w
holds "logged"
run goal add C-015 "carry the shopping up the stairs in one go" --importance 8 --confidence 4 --hoped 8 --rating 3 --due-on 2027-02-26
goal=$(code_of G)
run session log C-041 --outcome did-not-attend --note "left a message"
holds "was planned; it is logged now"
wanted 3 session log C-041 tomorrow
wanted 3 session log C-041 --outcome atended
holds "did you mean 'attended'?"
# An answer about thoughts of death or self-harm: no filing without what was decided.
wanted 3 measure add C-015 phq9 --items 2,1,2,1,1,1,0,0,1
holds "item 9 is above 0"
wanted 3 measure add C-015 phq9 --items 2,1,2,1,1,1,0,0,1 --risk-decision no-action
run measure add C-015 phq9 --items 2,1,2,1,1,1,0,0,1 --risk-decision clinician-told --risk-note "Dr Olaniyan rang back at 12:10"
holds "PHQ-9: 9"

day 2026-11-18 "Wednesday: a clinic's file with mistakes"
cp "$here/import/nov.csv" "$folder/nov.csv"
wanted 3 import sessions "$folder/nov.csv" --profile clinic
holds "nov.csv:5:1"
holds "no client 'C-41x'"
holds "rejected 5"
# Mended as a person would: one line at a time, in the file.
sed -e 's/^C-41x/C-042/' -e 's/;900;/;90;/' -e 's#31/11/2026#13/11/2026#' -e 's/folow-up/follow-up/' -e 's#11/12/2026#12/11/2026#' "$here/import/nov.csv" >"$folder/nov.csv"
run import sessions "$folder/nov.csv" --profile clinic --dry-run
run import sessions "$folder/nov.csv" --profile clinic
holds "new 12   changed 0   unchanged 0   rejected 0   total 12"
run import sessions "$folder/nov.csv" --profile clinic
holds "new 0   changed 0   unchanged 12   rejected 0   total 12"
run session log C-039 --outcome cancelled-by-client --note "child unwell"
# One answer left out: kept, but there is no score to mislead anybody.
run measure add C-039 gad7 --items 2,1,_,1,0,1,1
holds "6 of 7 items answered"
run measure add C-039 activation --score 52.6
holds "level 2"
wanted 3 measure add C-039 activation --score 152.6

day 2026-11-19 "Thursday: a first session, and a slip of the hand"
run today
holds "Rosa Elmhirst"
run session log "$rosa" --outcome attended --minutes 55 --agenda "her list, line one" --agreed "shoes by the door, Monday" --topics food --techniques agenda-setting
run goal add "$rosa" "come off one of my tablets by summer" --why "my mother took nine" --importance 9 --confidence 6 --hoped 8 --rating 2 --due-on 2027-06-30
run action add "$rosa" "put the shoes by the door" --owner client --due-on fri
action=$(code_of A)
run measure add "$rosa" activation --score 49.9 --level 2
run measure add "$rosa" swemwbs --items 3,3,2,3,3,4,3
holds "19.25"
run measure add "$rosa" ons4 --items 5,6,6,4
run client close "$rosa" --outcome moved-away
run undo
holds "undo"
run client show "$rosa"
lacks "Moved away"
run undo
run redo
run measure list "$rosa"
holds "anxious"

day 2026-11-20 "Friday: reviews, what is owed, and how it went"
run import sessions sessions.csv --profile demo-sessions
holds "new $later "
run import measures measures.csv --profile demo-measures
run goal review "$goal" --decision keep --rating 4 --note "one bag at a time for now"
holds "Next review Fri 18 Dec 2026"
run goal review G-0030 --decision adjust --hoped 7 --due-on 2027-03-31 --note "winter: the lake can wait"
run goal review G-0016 --decision close --outcome partly-met --note "to the corner and back; a new goal next time"
wanted 2 goal review "$goal" --decision adjust
run action close "$action" --outcome "done"
run action list --all
run client edit jane --contact-times "after school, not Mondays" --contact-preference text
run history --limit 12
run check
run today
run client list --limit 5
run report impact --from 2025-11-27 --to 2026-11-20
holds "Enrolled"
holds "no comparison group"

printf '\nThe week went as it should.\n'
