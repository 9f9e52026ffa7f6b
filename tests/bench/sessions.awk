# SPDX-License-Identifier: MIT
# Sessions as a clinic would export them: six columns, a note of 80 characters; the same each time.
#   awk -v rows=N -v people=N -f sessions.awk
BEGIN { srand(7); print "client,date,minutes,kind,outcome,note"
  words = "walk sleep food stress plan goal review pain mood work family energy rest step change habit"; nw = split(words, w, " ")
  for (i = 1; i <= rows; i++) {
    d = int(rand() * 600); note = sprintf("row %07d", i); while (length(note) < 76) note = note " " w[1 + int(rand() * nw)]
    note = substr(note, 1, 80)
    o = rand() < .85 ? "attended" : rand() < .7 ? "did-not-attend" : "cancelled-by-client"
    printf "C-%03d,%s,%d,%s,%s,%s\n", 1 + int(rand() * people), day(d), 15 + 15 * int(rand() * 4), rand() < .1 ? "first" : "follow-up", o, note
  } }
# mawk's strftime knows no UTC everywhere: days from 2025-01-01, by the calendar.
function day(n,   months, m, y) {
    split("31 28 31 30 31 30 31 31 30 31 30 31", months, " ")
    y = 2025
    while (n >= 365) { n -= 365; y++ }
    for (m = 1; n >= months[m]; m++) n -= months[m]
    return sprintf("%d-%02d-%02d", y, m, n + 1)
}
