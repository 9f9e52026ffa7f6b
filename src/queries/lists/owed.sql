-- What is past its day and nobody has finished. Each kind is asked for only where there is any: most days have few of them.
-- In the order of the kinds: sessions, items, budgets, team, and what interventions#owed answers.
-- @section any
SELECT EXISTS (SELECT 1 FROM activity INDEXED BY activity_planned WHERE state = 'planned' AND date < :today AND client_id IS NOT NULL),
       EXISTS (SELECT 1 FROM plan_item WHERE closed_on IS NULL AND due_on IS NOT NULL AND due_on <= :today),
       EXISTS (SELECT 1 FROM budget WHERE closed_on IS NULL AND review_on <= :today),
       EXISTS (SELECT 1 FROM mdt WHERE closed_on IS NULL AND meeting_on < :today),
       EXISTS (SELECT 1 FROM intervention WHERE closed_on IS NULL) OR EXISTS (SELECT 1 FROM membership WHERE left_on IS NULL AND joined_on IS NULL)
       OR EXISTS (SELECT 1 FROM activity INDEXED BY activity_planned WHERE state = 'planned' AND date < :today AND noun = 'group-session')
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
SELECT a.date, :today_day - unixepoch(a.date) / 86400, 'session not logged', a.code, c.code, c.name, NULL, a.time, 'caseload session log ' || a.code
FROM activity a JOIN client c ON c.id = a.client_id WHERE a.state = 'planned' AND a.date < :today
-- @section items
SELECT p.due_on, :today_day - unixepoch(p.due_on) / 86400, p.noun, p.code, c.code, c.name, coalesce(p.owner_name, p.owner),
       p.text || coalesce(' (chased ' || p.chased_on || ')', ''),
       CASE WHEN coalesce(p.owner, 'me') = 'me' AND p.owner_name IS NULL THEN 'caseload action close ' || p.code ELSE 'caseload action chase ' || p.code END
FROM plan_item p JOIN client c ON c.id = p.client_id
WHERE p.closed_on IS NULL AND p.due_on IS NOT NULL AND p.due_on <= :today AND c.closed_on IS NULL AND coalesce(p.chased_on, '') < :today
-- @section budgets
SELECT b.review_on, :today_day - unixepoch(b.review_on) / 86400, 'budget to look at', b.code, c.code, c.name, b.decided_by, b.purpose, 'caseload budget close ' || b.code
FROM budget b JOIN client c ON c.id = b.client_id WHERE b.closed_on IS NULL AND b.review_on <= :today
-- @section team
SELECT m.meeting_on, :today_day - unixepoch(m.meeting_on) / 86400, 'team item undecided', m.code, c.code, c.name,
       (SELECT name FROM contact WHERE id = m.practice_id), m.text, 'caseload mdt decide ' || m.code
FROM mdt m JOIN client c ON c.id = m.client_id WHERE m.closed_on IS NULL AND m.meeting_on < :today
