#!/bin/bash
# SPDX-License-Identifier: MIT
# What TAB gives in bash, and in fish and zsh where they are installed: the adaptors that `caseload completion` prints, with live values.
#   bash tests/shells/completion.sh CASELOAD
set -u
caseload=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CASELOAD_CONFIG=$work/caseload.toml CASELOAD_TODAY=2026-11-23 HOME=$work
PATH=$(dirname "$caseload"):$PATH
failed=0
{
    caseload init
    caseload client add "Jane Roe"
    caseload client add "Jane Doe"
    caseload client add "Bob Ray"
    caseload client close bob --outcome moved-away
} >/dev/null 2>&1

# same WHAT EXPECTED GOT
same() {
    [ "$2" = "$3" ] || { printf 'FAILED %s\n  expected: %s\n  got:      %s\n' "$1" "$2" "$3"; failed=1; }
}

eval "$(caseload completion bash)"
# tab WORDS..: what bash would offer for the last one
tab() {
    COMP_WORDS=(caseload "$@")
    COMP_CWORD=$#
    _caseload caseload 2>/dev/null
    (IFS=,; echo "${COMPREPLY[*]-}")
}
same "a noun" "client,clinician" "$(tab cl)"
same "a verb" "show" "$(tab client sh)"
same "a code" "C-001,C-002,C-003" "$(tab client show c-0)"
same "those who left, to reopen" "C-003" "$(tab client reopen "")"
same "those who are here, to log" "C-001,C-002" "$(tab session log C)"
same "one by name" "C-003" "$(tab client show bob)"
same "one by the second name" "C-002" "$(tab client show doe)"
same "several of a name stay readable" "C-001 Jane Roe,C-002 Jane Doe, " "$(tab client show jan)"
same "a word of the config" "did-not-attend" "$(tab session log C-001 --outcome did)"
same "a flag that is parted at its sign" "phone" "$(tab session log C-001 --mode = ph)"
same "an instrument" "phq9" "$(tab measure add C-001 phq)"
same "a format" "json,jsonl" "$(tab today -o j)"
same "a flag once" "--why" "$(tab today --wh)"
same "a flag that was given" "" "$(tab today --why --wh)"
same "nothing is offered where anything may stand" "" "$(tab client add "")"
same "a shell" "zsh" "$(tab completion z)"
same "silent without a config" "" "$(CASELOAD_CONFIG=/nowhere/x.toml tab client show c)"
chmod 000 "$work/caseload.db"
[ "$(id -u)" = 0 ] || same "silent where the file cannot be read" "" "$(tab client show c 2>&1)"
chmod 600 "$work/caseload.db"

if command -v fish >/dev/null; then
    in_fish() { fish -c 'caseload completion fish | source; complete -C $argv[1]' -- "$1" 2>&1 | cut -f1 | paste -sd,; }
    same "fish: a code" "C-001,C-002,C-003" "$(in_fish 'caseload client show C-')"
    same "fish: a format" "--format=json,--format=jsonl" "$(in_fish 'caseload today --format=j')"
else echo "no fish here: not tried"
fi
if command -v zsh >/dev/null; then
    caseload completion zsh >"$work/_caseload"
    same "zsh reads it" "" "$(zsh -n "$work/_caseload" 2>&1)"
    # Without a terminal: its own words stand for those that zsh gives a completer.
    cat >"$work/tab.zsh" <<'Z'
compdef() { }
compadd() { print -r -- ${(j:,:)found} }
source $1
words=(caseload client ${@:2})
CURRENT=$#words
PREFIX=${words[-1]}
typeset -A compstate
_caseload
print -r -- ${compstate[list]-}
Z
    in_zsh() { zsh -f "$work/tab.zsh" "$work/_caseload" "$@" 2>&1 | paste -sd';'; }
    same "zsh: one by name" "C-003;" "$(in_zsh reopen bo)"
    same "zsh: several of a name" "C-001,C-002;list force" "$(in_zsh show jan)"
    same "zsh: a flag" "--why;" "$(in_zsh show C-001 --wh)"
else echo "no zsh here: not tried"
fi
exit $failed
