# SPDX-License-Identifier: MIT
# A year of coaching for the invented people of people.txt, as a clinic's systems would export it.
# Plain POSIX awk; chance comes from one small generator with a fixed seed, so that the files never change by themselves.

# ---- chance -----------------------------------------------------------------------------------------------------
function draw() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function between(low, high) { return low + int(draw() * (high - low + 1)) }
function around(mean, spread,    i, sum) {
    for (i = 0; i < 12; i++) sum += draw()
    return mean + (sum - 6) * spread
}
function chance(share) { return draw() < share }
function pick(list,    parts, n) { n = split(list, parts, "|"); return parts[between(1, n)] }
function round(x) { return x < 0 ? -int(0.5 - x) : int(x + 0.5) }
function clamp(x, low, high) { return x < low ? low : x > high ? high : x }

# ---- days: numbers from 1970-01-01 ------------------------------------------------------------------------------
function day_of(y, m, d,    era, yoe, doy) {
    if (m <= 2) y--
    era = int(y / 400); yoe = y - era * 400
    doy = int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
    return era * 146097 + yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy - 719468
}
function from_iso(text,    p) { split(text, p, "-"); return day_of(p[1] + 0, p[2] + 0, p[3] + 0) }
function civil(day,    z, era, doe, yoe, doy, mp) {
    z = day + 719468; era = int(z / 146097); doe = z - era * 146097
    yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
    doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100)); mp = int((5 * doy + 2) / 153)
    cd = doy - int((153 * mp + 2) / 5) + 1; cm = mp < 10 ? mp + 3 : mp - 9; cy = yoe + era * 400 + (cm <= 2)
}
function iso(day) { if (day == "") return ""; civil(day); return sprintf("%04d-%02d-%02d", cy, cm, cd) }
function uk(day) { if (day == "") return ""; civil(day); return sprintf("%02d/%02d/%04d", cd, cm, cy) }
function clinic(day) { if (day == "") return ""; civil(day); return sprintf("%02d-%s-%04d", cd, substr("JanFebMarAprMayJunJulAugSepOctNovDec", cm * 3 - 2, 3), cy) }
function weekday(day) { return (day + 3) % 7 }                        # 0 is Monday
function closed_day(day,    text) {
    text = iso(day)
    return text in holiday || (text >= "2025-12-24" && text <= "2026-01-02") || (text >= "2026-08-10" && text <= "2026-08-21")
}
function open_from(day, wanted) {                                     # the next such weekday on which the coach works
    while (weekday(day) != wanted || closed_day(day)) day++
    return day
}

# ---- CSV --------------------------------------------------------------------------------------------------------
function cell(text) {
    gsub(/~/, "\n", text)                                             # a new line, which not every split() lets stand
    if (text !~ /[",\n]/) return text
    gsub(/"/, "\"\"", text)
    return "\"" text "\""
}
function put(file, n, cells,    i, line) {
    for (i = 1; i <= n; i++) line = line (i > 1 ? "," : "") cell(cells[i])
    printf "%s\n", line > (out "/" file ".csv")
    count[file]++
}
function row(file, text,    n, cells) { n = split(text, cells, "\t"); put(file, n, cells) }

# ---- numbers that look right and belong to nobody ----------------------------------------------------------------
function nhs_number(    stem, sum, i, check) {
    do {
        stem = sprintf("999%06d", between(100000, 999899)); sum = 0
        for (i = 1; i <= 9; i++) sum += substr(stem, i, 1) * (11 - i)
        check = (11 - sum % 11) % 11
    } while (check == 10 || (stem check) in given)
    given[stem check] = 1
    return substr(stem, 1, 3) " " substr(stem, 4, 3) " " substr(stem, 7, 3) check
}

# ---- one person ---------------------------------------------------------------------------------------------------
function is_open(course) { return course !~ /^(done|early|moved|died|unsuit)$/ }
function id_of(p) { return sprintf("HW%d", 1000 + p) }

function client(p,    number, status, phone, reason) {
    number = p == 7 || p == 39 ? "" : nhs_number()
    status = number == "" ? pick("newly arrived, number asked for|registration under way") : ""
    phone = sprintf("07700 900%03d", 100 + p * 7)
    reason = course == "done" ? "Programme completed" : course == "early" ? "Disengaged" : course == "moved" ? "Moved out of area" \
        : course == "died" ? "Deceased" : course == "unsuit" ? "Unsuitable for coaching" : ""
    row("clients", id_of(p) "\t" forename "\t" surname "\t" number "\t" status "\t" clinic(born) "\t" sex "\t" ethnic "\t" \
        phone "\t" pick("Phone|Phone|SMS|SMS|Letter|E-mail") "\t" ods[practice] "\t" decile "\t" barriers "\t" language "\t" \
        (enrolled % 3 ? "Yes" : "Yes, verbal") "\t" clinic(enrolled) "\t" clinic(left) "\t" reason "\t" matters)
}

function conditions(p,    n, list, i, since) {
    n = split(problems, list, ";")
    for (i = 1; i <= n; i++) {
        since = clamp(enrolled - between(200, 5200), born + 6000, enrolled)
        row("conditions", sprintf("PB%04d", ++problem) "\t" id_of(p) "\t" clinical[list[i]] "\t" clinic(since) "\t")
    }
    if (chance(0.1)) {   # something that is over
        since = enrolled - between(900, 3000)
        row("conditions", sprintf("PB%04d", ++problem) "\t" id_of(p) "\tLow back pain\t" clinic(since) "\t" clinic(since + between(60, 400)))
    }
}

function referral(p,    received, source, by, why) {
    received = enrolled - between(2, 9)
    if (course == "new") received = enrolled - 1
    source = pick("GP|GP|GP|Nurse|Nurse|Pharmacist|Link worker|Self")
    by = source == "GP" ? doctor[practice] : source == "Nurse" ? nurse[practice] : source == "Self" ? "" : source == "Pharmacist" ? "Pharmacist, " name_of[practice] : "Link worker"
    why = pick("wants to do more for their own health|bloods creeping up, keen to change|asked for help with the next step|tired of being told, would like to be asked|low confidence with the condition")
    row("referrals", sprintf("REF%04d", 400 + p) "\t" id_of(p) "\t" clinic(received) "\t" source "\t" by "\t" ods[practice] "\t" \
        (chance(0.15) ? "Soon" : "Routine") "\t" why "\tAccepted\t" clinic(received + between(0, enrolled - received)) "\t" \
        clinic(left) "\t" (left == "" ? "" : course == "done" ? "Completed" : course == "early" ? "Did not engage" : course == "moved" ? "Moved" : course == "died" ? "Died" : "Not suitable"))
}

# Days of the appointments, in `when`; how each ended, in `how`.
function appointments(    n, day, last, step, tries) {
    n = 0
    last = left != "" ? left : today - 1
    if (course == "silent") last = today - 47
    if (course == "early") last = left - 21
    if (course == "new" || course == "unsuit") last = enrolled
    if (course == "first") last = enrolled
    day = open_from(enrolled + between(4, 11), slot_day)
    step = 0
    while (day <= last) {
        when[++n] = day
        tries = draw()
        how[n] = tries < 0.82 ? "Arrived" : tries < 0.855 ? "Arrived late" : tries < 0.92 ? "DNA" : tries < 0.962 ? "Cancelled by patient" \
            : tries < 0.985 ? "Cancelled by service" : "Late, not seen"
        if (how[n] ~ /^Arr/) step++
        day = open_from(day + (how[n] !~ /^Arr/ ? 7 : step < 3 ? 14 : step < 6 ? 21 : 28), slot_day)
    }
    next_day = day
    # Of someone who stays, the last one was kept: what weighs on their day is written below and not left to chance.
    if (n && is_open(course) && course !~ /^miss/) how[n] = "Arrived"
    if (course == "done") { when[n] = left; how[n] = "Arrived" }
    if (course == "early") { how[n] = "DNA"; if (n > 2) how[n - 1] = "DNA"; how[1] = "Arrived" }
    if (course == "miss2") {
        how[n] = how[n - 1] = "DNA"; how[n - 2] = "Arrived"
        when[n] = open_from(today - 7, slot_day); when[n - 1] = when[n] - 7; when[n - 2] = when[n] - 28
    }
    if (course == "miss1") { how[n] = "DNA"; how[n - 1] = "Arrived" }
    if (n && is_open(course) && course !~ /^miss|^silent/ && today - when[n] > 30) when[n] = open_from(today - 20, slot_day)
    return n
}

function free_time(day,    i, at) {
    for (i = 1; i <= 40; i++) {
        at = times[between(1, 9)]
        if (!((day, at) in taken)) break
    }
    taken[day, at] = 1
    return at
}

function note_for(kind, ended, course) {
    if (ended == "DNA") return pick("||no answer when I rang|left a message|rang, will try again next week")
    if (ended == "Cancelled by patient") return pick("|unwell|work called them in|childcare fell through")
    if (ended == "Cancelled by service") return pick("coach unwell|room double booked")
    if (ended !~ /^Arr/) return ""
    if (kind == "New") return pick("|told me the story from the start; agreed what these sessions are for, and what they are not|came with a list, we kept to the first two lines|nervous at first, then laughed")
    if (!chance(0.34)) return ""
    return pick("small step done every day but one|hard week, kept the walking going|tried it, did not like it, picked another step|asked for the next blood test to be explained, wrote the questions down together|said \"I surprised myself\"|brought the diary~five days out of seven filled in|partner came too, helpful|sleep better, mood better, knees the same|stuck: we looked at what got in the way, and halved the step|confidence up from 4 to 6|did not want to talk about food today, so we did not")
}

function sessions(p,    n, i, kind, seen, mode, minutes, time) {
    n = appointments()
    first_seen = ""; seen = 0; kept_count = 0
    for (i = 1; i <= n; i++) {
        kind = seen == 0 ? "New" : course == "done" && i == n ? "Discharge" : (seen % 6 == 5 ? "Review" : "F/U")
        mode = seen == 0 ? "Face to face" : pick(prefers)
        minutes = kind == "New" ? 60 : kind == "Review" ? 45 : mode == "Telephone" ? 25 : 30
        if (how[i] ~ /^Arr/) { seen++; kept[++kept_count] = when[i]; if (first_seen == "") first_seen = when[i] }
        appointment(p, when[i], free_time(when[i]), minutes, kind, mode, how[i], note_for(kind, how[i], course))
    }
    if (is_open(course) && course !~ /^(silent|nobook|miss2|new)$/) planned(p, seen)
}

function planned(p, seen,    day, time) {
    day = next_day
    while (day < today) day = open_from(day + 7, slot_day)
    if (day > today + 27) day = open_from(today + 3, slot_day)
    time = free_time(day)
    if (course == "first") { day = today; time = "14:00" }
    if (surname == "Visser") { day = today; time = "16:30"; prefers = "Telephone" }
    appointment(p, day, time, seen ? 30 : 60, seen ? "F/U" : "New", seen ? pick(prefers) : "Face to face", "Booked", "")
}

function appointment(p, day, time, minutes, kind, mode, ended, note) {
    # Kept aside and written at the end: an appointment system lists by day, not by person.
    held++
    sort_key[held] = iso(day) " " time " " id_of(p)
    line_of[sort_key[held]] = id_of(p) "\t" uk(day) "\t" time "\t" minutes "\t" kind "\t" mode "\t" ended "\t" note
}

function goal(p, text, why, opened, ends, ended, share,    id, hoped, start, due, review, i, part, value, conf) {
    id = sprintf("GL%04d", ++goals_set)
    start = between(1, 4); hoped = between(7, 9)
    conf = course ~ /^(miss2|off|silent|early)$/ ? between(3, 5) : between(5, 8)
    due = opened + between(18, 34) * 7
    while (ends == "" && due < today + 35) due += 28
    review = ends != "" ? "" : course == "due" ? today - 3 : course ~ /^(silent|miss2)$/ ? today - between(12, 25) : today + between(2, 26)
    row("goals", id "\t" id_of(p) "\t" text "\t" why "\t" between(7, 10) "\t" conf "\t" hoped "\t" iso(opened) "\t" iso(due) "\t" \
        iso(review) "\t" iso(ends) "\t" ended)
    for (i = 1; i <= kept_count; i++) {
        if (kept[i] < opened || (ends != "" && kept[i] > ends) || (kept[i] > opened && (i % 2) && i != kept_count)) continue
        part = (kept[i] - opened) / (due - opened + 0.001)
        value = kept[i] == opened ? start : clamp(round(start + (hoped - start) * part * share + around(share > 0.5 ? 0.8 : 0, 0.6)), 0, 10)
        score(p, kept[i], "Goal rating", "", value, id)
    }
    actions(p, id, opened, ends)
}

function goals(p,    closed_on, ended, share, middle) {
    if (text1 == "" || first_seen == "") return
    share = course == "off" || course == "miss2" ? 0.1 : course == "early" ? 0.2 : course == "silent" ? 0.7 : 1.0
    closed_on = left; ended = ""
    if (course == "done") ended = pick("Achieved|Achieved|Achieved|Part achieved|Part achieved|Not achieved")
    if (course == "early") ended = pick("Not achieved|No longer wanted")
    if (course == "moved") ended = "Part achieved"
    if (course == "died") ended = "No longer wanted"
    if (text2 == "") { goal(p, text1, why, first_seen, closed_on, ended, share); return }
    middle = kept[int(kept_count * 0.6)]
    goal(p, text1, why, first_seen, middle, "Achieved", 1.2)
    goal(p, text2, "", middle, "", "", 1.0)
}

function actions(p, id, opened, ends,    i, day, done) {
    for (i = 1; i <= kept_count; i++) {
        day = kept[i]
        if (day < opened || (ends != "" && day >= ends) || !chance(0.24)) continue
        done = today - day > 24 ? pick("Done|Done|Done|Not done|No longer needed") : ""
        row("actions", sprintf("ACT%03d", ++actions_set) "\t" id_of(p) "\t" id "\t" \
            pick("write the diary for one week|walk ten minutes after lunch|ring the surgery for the blood test|try the class once|lay the tablets out on Sunday|ask the nurse the two questions|send the walking group's times|put the shoes by the door|find out about the lunch club|go to bed without the telephone") \
            "\t" pick("Patient|Patient|Patient|Coach") "\t" iso(day) "\t" iso(day + 14) "\t" \
            (done == "" ? "" : iso(clamp(day + between(7, 20), day, left == "" ? today : left))) "\t" done)
    }
}

function score(p, day, form, scale, value, goal_id) {
    scored++
    score_key[scored] = iso(day) " " sprintf("%06d", scored)
    score_line[score_key[scored]] = id_of(p) "\t" iso(day) "\t" form "\t" scale "\t" value "\t" goal_id "\t" \
        (goal_id != "" ? "" : form == "PAM-13" || form == "SWEMWBS" ? pick("By patient|By patient|By patient|Read aloud") : "By patient")
}

# One round of forms. `gain` is how far the person has come, in spreads of the measure.
function forms(p, day, gain, worse,    i) {
    if (has["pam"]) score(p, day, "PAM-13", "", sprintf("%.1f", clamp(base["pam"] + 8.0 * gain + around(0, 3.0), 12, 100)), "")
    if (has["swe"]) score(p, day, "SWEMWBS", "", metric[clamp(round(base["swe"] + 3.2 * gain + around(0, 0.9)) - (worse ? 4 : 0), 7, 35)], "")
    if (has["phq"]) score(p, day, "PHQ-9", "", clamp(round(base["phq"] - 3.6 * gain + around(0, 1.1)) + (worse ? 3 : 0), 0, 27), "")
    if (has["gad"]) score(p, day, "GAD-7", "", clamp(round(base["gad"] - 2.8 * gain + around(0, 1.0)), 0, 21), "")
    if (!has["ons"]) return
    score(p, day, "ONS4", "Life satisfaction", clamp(round(base["sat"] + 1.3 * gain + around(0, 0.6)), 0, 10), "")
    score(p, day, "ONS4", "Worthwhile", clamp(round(base["sat"] + 0.6 + 1.0 * gain + around(0, 0.6)), 0, 10), "")
    score(p, day, "ONS4", "Happiness", clamp(round(base["sat"] + 1.2 * gain + around(0, 1.0)), 0, 10), "")
    score(p, day, "ONS4", "Anxiety", clamp(round(10 - base["sat"] - 1.2 * gain + around(-0.5, 1.2)), 0, 10), "")
}

function measures(p,    alone, low, second, third, gain, i) {
    if (first_seen == "") return
    alone = course ~ /^(early|silent|moved|died)$/ || chance(0.19)        # no second score will come
    low = alone || course ~ /^(miss2|off)$/
    base["pam"] = around(low ? 49 : 54.5, 6.0); base["swe"] = around(low ? 20.5 : 22.8, 2.2)
    base["phq"] = around(low ? 12.0 : 10.0, 3.2); base["gad"] = around(low ? 9.5 : 7.5, 3.0); base["sat"] = around(low ? 4.6 : 5.6, 1.2)
    has["pam"] = chance(0.95); has["swe"] = chance(0.85); has["phq"] = problems ~ /depression|anxiety|pain|fibro|heart/ || chance(0.45)
    has["gad"] = has["phq"] && chance(0.75); has["ons"] = chance(0.75)
    forms(p, first_seen, 0, 0)
    second = third = ""
    for (i = 1; i <= kept_count; i++) {
        if (second == "" && kept[i] >= first_seen + 70) second = kept[i]
        else if (second != "" && third == "" && kept[i] >= second + 90) third = kept[i]
    }
    if (alone) second = third = ""
    gain = around(0.45, 0.85)
    if (second != "") forms(p, second, gain, course ~ /^(worse|miss2)$/ && third == "")
    if (third != "") forms(p, third, gain * 1.15 + around(0.05, 0.15), course ~ /^(worse|miss2)$/)
}

function sorted(keys, n,    gap, i, j, held_back) {      # shell sort: few enough
    for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
        for (i = gap + 1; i <= n; i++) {
            held_back = keys[i]
            for (j = i; j > gap && keys[j - gap] > held_back; j -= gap) keys[j] = keys[j - gap]
            keys[j] = held_back
        }
}

function begin_words(    n, i, values) {
    ods["elm"] = "Y90001"; ods["mill"] = "Y90002"; ods["harbour"] = "Y90003"
    name_of["elm"] = "Elm Surgery"; name_of["mill"] = "Millbrook Practice"; name_of["harbour"] = "Harbour Road Health Centre"
    doctor["elm"] = "Dr Shah"; doctor["mill"] = "Dr Bevan"; doctor["harbour"] = "Dr Olaniyan"
    nurse["elm"] = "Sister Kelly"; nurse["mill"] = "Nurse Jankowski"; nurse["harbour"] = "Nurse Pereira"
    days["elm"] = "0|3"; days["mill"] = "1|4"; days["harbour"] = "0|2"
    split("09:00|09:45|10:30|11:15|13:15|14:45|15:30|16:15|17:00", times, "|")
    n = split("diabetes=Diabetes mellitus type 2|diabetes-type-1=Diabetes mellitus type 1|prediabetes=Non-diabetic hyperglycaemia|hypertension=Essential hypertension|heart-disease=Ischaemic heart disease|heart-failure=Congestive heart failure|atrial-fibrillation=Atrial fibrillation|stroke=Stroke|asthma=Asthma|copd=COPD|kidney-disease=CKD stage 3|arthritis=Osteoarthritis|back-pain=Low back pain|chronic-pain=Chronic widespread pain|fibromyalgia=Fibromyalgia|obesity=Obese|depression=Depressive episode|anxiety=Generalised anxiety|long-covid=Post-COVID-19 syndrome|menopause=Menopausal symptoms", values, "|")
    for (i = 1; i <= n; i++) clinical[substr(values[i], 1, index(values[i], "=") - 1)] = substr(values[i], index(values[i], "=") + 1)
    split("7.00 9.51 11.25 12.40 13.33 14.08 14.75 15.32 15.84 16.36 16.88 17.43 17.98 18.59 19.25 19.98 20.73 21.54 22.35 23.21 24.11 25.03 26.02 27.03 28.13 29.31 30.70 32.55 35.00", values, " ")
    for (i = 7; i <= 35; i++) metric[i] = values[i - 6]      # raw sum to metric score
    n = split("2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31", values, " ")
    for (i = 1; i <= n; i++) holiday[values[i]] = 1
}

BEGIN {
    FS = "|"; seed = 20664992; today = day_of(2026, 11, 23)
    begin_words()
    row("clients", "Patient ID\tForename\tSurname\tNHS number\tNo NHS number because\tDate of birth\tSex\tEthnic category\tMobile\tPrefers\tPractice code\tIMD decile\tAccess needs\tInterpreter\tConsent\tRegistered\tDischarged\tDischarge reason\tWhat matters")
    row("conditions", "Problem ID\tPatient ID\tProblem\tOnset\tEnded")
    row("referrals", "Referral no\tPatient ID\tReceived\tReferrer type\tReferrer\tPractice code\tPriority\tReason\tTriage outcome\tTriaged\tEpisode end\tEnd reason")
    row("sessions", "Appointment ID\tPatient\tAppt date\tStart\tLength\tSlot type\tContact\tStatus\tNotes")
    row("goals", "Goal ID\tPatient\tGoal\tWhy it matters\tImportance\tConfidence\tHoped for\tSet on\tBy\tNext review\tEnded\tResult")
    row("measures", "Score ID\tPatient\tDone on\tForm\tPart\tResult\tGoal ID\tFilled in")
    row("actions", "Action ID\tPatient\tGoal ID\tAction\tWho\tAgreed on\tBy\tEnded\tResult")
}
/^#/ { next }
{
    people++
    forename = $1; surname = $2; sex = $3; born = from_iso($4); ethnic = $5; practice = $6; decile = $7
    barriers = $8; language = $9; problems = $10; enrolled = from_iso($11); course = $12
    left = $13 == "" ? "" : from_iso($13); text1 = $14; why = $15; text2 = $16
    gsub(/ /, "", language)
    if ($9 ~ /[a-z] [A-Z]/) language = $9
    matters = why == "" || people % 3 ? "" : why
    slot_day = pick(days[practice]); prefers = pick("Face to face|Face to face|Face to face|Telephone|Face to face|Telephone|Telephone|Video|Telephone")
    prefers = prefers "|" prefers "|" pick("Face to face|Telephone")
    for (key in when) delete when[key]
    for (key in how) delete how[key]
    for (key in kept) delete kept[key]
    client(people); conditions(people); referral(people); sessions(people); goals(people); measures(people)
}
END {
    sorted(sort_key, held)
    for (i = 1; i <= held; i++) row("sessions", sprintf("APT%04d", i) "\t" line_of[sort_key[i]])
    sorted(score_key, scored)
    for (i = 1; i <= scored; i++) row("measures", sprintf("SC%04d", i) "\t" score_line[score_key[i]])
}
