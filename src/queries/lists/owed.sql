-- What is past its day and nobody has finished. Each kind is asked for only where there is any: most days have few of them.
-- The columns are the sections to ask. Each gives the :most oldest, where :most is known.
-- @section any
-- @column sessions "" whole
-- @column items "" whole
-- @column budgets "" whole
-- @column team "" whole
-- @column interventions "" whole
-- @column promised "" whole
-- @column onward "" whole
-- @column referrals "" whole
SELECT EXISTS (SELECT 1 FROM activity INDEXED BY activity_planned WHERE state = 'planned' AND date < :today AND client_id IS NOT NULL),
       EXISTS (SELECT 1 FROM plan_item WHERE closed_on IS NULL AND due_on IS NOT NULL AND due_on <= :today),
       EXISTS (SELECT 1 FROM budget WHERE closed_on IS NULL AND review_on <= :today),
       EXISTS (SELECT 1 FROM mdt WHERE closed_on IS NULL AND meeting_on < :today),
       EXISTS (SELECT 1 FROM intervention WHERE closed_on IS NULL) OR EXISTS (SELECT 1 FROM membership WHERE left_on IS NULL AND joined_on IS NULL)
       OR EXISTS (SELECT 1 FROM activity INDEXED BY activity_planned WHERE state = 'planned' AND date < :today AND noun = 'group-session'),
       EXISTS (SELECT 1 FROM client_summary WHERE promised_day BETWEEN CASE WHEN :most IS NULL THEN 0 ELSE :today_day - :contact_days END AND :today_day),
       EXISTS (SELECT 1 FROM onward WHERE closed_on IS NULL AND ask_on <= :today),
       EXISTS (SELECT 1 FROM client_summary WHERE waiting_day < :today_day - :decide_days)
-- A session that was booked and never logged is neither attended nor missed until somebody says so.
-- @section sessions
-- @title "Owed"
-- @column due_on "DUE" date
-- @column days "DAYS" whole
-- @column what "WHAT"
-- @column code "ITEM" code
-- @column client "CODE" code
-- @column person "PERSON" flexible
-- @column who "WHO" flexible
-- @column text "IN WORDS" flexible
-- @column next_step "NEXT STEP" code
SELECT a.date, :today_day - unixepoch(a.date) / 86400, 'session not logged', a.code, c.code, c.name, c.coach, a.time, 'caseload session log ' || a.code
FROM activity a JOIN client c ON c.id = a.client_id WHERE a.state = 'planned' AND a.date < :today
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section items
SELECT p.due_on, :today_day - unixepoch(p.due_on) / 86400, p.noun, p.code, c.code, c.name, coalesce(p.owner_name, p.owner),
       p.text || coalesce(' (chased ' || p.chased_on || ')', ''),
       CASE WHEN coalesce(p.owner, 'me') = 'me' AND p.owner_name IS NULL THEN 'caseload action close ' || p.code ELSE 'caseload action chase ' || p.code END
FROM plan_item p JOIN client c ON c.id = p.client_id
WHERE p.closed_on IS NULL AND p.due_on IS NOT NULL AND p.due_on <= :today AND c.closed_on IS NULL AND coalesce(p.chased_on, '') < :today
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section budgets
SELECT b.review_on, :today_day - unixepoch(b.review_on) / 86400, 'budget to look at', b.code, c.code, c.name, b.decided_by, b.purpose, 'caseload budget close ' || b.code
FROM budget b JOIN client c ON c.id = b.client_id WHERE b.closed_on IS NULL AND b.review_on <= :today
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section team
SELECT m.meeting_on, :today_day - unixepoch(m.meeting_on) / 86400, 'team item undecided', m.code, c.code, c.name,
       (SELECT name FROM contact WHERE id = m.practice_id), m.text, 'caseload mdt decide ' || m.code
FROM mdt m JOIN client c ON c.id = m.client_id WHERE m.closed_on IS NULL AND m.meeting_on < :today
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section interventions
-- @include lists/interventions#owed
-- @section promised
-- A contact promised with the last session: nothing was held or booked since. Of a cut list the newest, no older than the
-- contact gap: beyond it the person stands in the order of priority for that.
SELECT a.next_contact_on, :today_day - s.promised_day, 'contact promised', a.code, c.code, c.name, c.coach, a.agreed, 'caseload session log ' || c.code
FROM client_summary s CROSS JOIN activity a ON a.client_id = s.client_id AND a.date = date(s.last_booked_day * 86400, 'unixepoch') JOIN client c ON c.id = s.client_id
WHERE s.promised_day BETWEEN CASE WHEN :most IS NULL THEN 0 ELSE :today_day - :contact_days END AND :today_day AND s.closed_day IS NULL AND a.next_contact_on = date(s.promised_day * 86400, 'unixepoch')
ORDER BY s.promised_day DESC LIMIT coalesce(:most, -1)
-- @section onward
SELECT o.ask_on, :today_day - unixepoch(o.ask_on) / 86400, 'onward, to ask after', o.code, c.code, c.name, s.name, NULL, 'caseload onward close ' || o.code
FROM onward o JOIN client c ON c.id = o.client_id JOIN contact s ON s.id = o.service_id
WHERE o.closed_on IS NULL AND o.ask_on <= :today AND c.closed_on IS NULL
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section referrals
-- Longer without a decision than [targets] decide_days, and not seen since: the same as in the weekly report.
SELECT date(r.received_on, :decide_days || ' days'), :today_day - unixepoch(r.received_on) / 86400 - :decide_days, 'referral to decide', r.code, c.code, c.name,
       c.coach, r.reason, 'caseload referral triage ' || r.code
FROM client_summary s CROSS JOIN referral r ON r.client_id = s.client_id AND r.noun = 'referral' JOIN client c ON c.id = s.client_id
WHERE s.waiting_day < :today_day - :decide_days AND s.closed_day IS NULL AND r.closed_on IS NULL AND (r.decision IS NULL OR r.decision = 'more-information')
      AND unixepoch(r.received_on) / 86400 < :today_day - :decide_days AND unixepoch(r.received_on) / 86400 > coalesce(s.last_contact_day, -1)
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
-- @section reviews
-- For `owed` alone: in `today` it is a term of the person's priority.
SELECT g.next_review_on, :today_day - unixepoch(g.next_review_on) / 86400, 'goal review', g.code, c.code, c.name, c.coach, g.text, 'caseload goal review ' || g.code
FROM goal g JOIN client c ON c.id = g.client_id WHERE g.closed_on IS NULL AND g.next_review_on < :today AND c.closed_on IS NULL
ORDER BY 1, 4 LIMIT coalesce(:most, -1)
