-- What is past its day and nobody has finished, oldest first. A session that was booked and never logged is neither attended
-- nor missed until somebody says so.
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
SELECT due, :today_day - unixepoch(due) / 86400, what, code, client, person, who, text, step FROM (
    SELECT a.date AS due, 'session not logged' AS what, a.code, c.code AS client, c.name AS person, NULL AS who, a.time AS text,
           'caseload session log ' || a.code AS step
    FROM activity a JOIN client c ON c.id = a.client_id WHERE a.state = 'planned' AND a.date < :today
    UNION ALL
    SELECT p.due_on, p.noun, p.code, c.code, c.name, coalesce(p.owner_name, p.owner), p.text || coalesce(' (chased ' || p.chased_on || ')', ''),
           CASE WHEN coalesce(p.owner, 'me') = 'me' AND p.owner_name IS NULL THEN 'caseload action close ' || p.code ELSE 'caseload action chase ' || p.code END
    FROM plan_item p JOIN client c ON c.id = p.client_id
    WHERE p.closed_on IS NULL AND p.due_on IS NOT NULL AND p.due_on <= :today AND c.closed_on IS NULL AND coalesce(p.chased_on, '') < :today
    UNION ALL
    SELECT b.review_on, 'budget to look at', b.code, c.code, c.name, b.decided_by, b.purpose, 'caseload budget close ' || b.code
    FROM budget b JOIN client c ON c.id = b.client_id WHERE b.closed_on IS NULL AND b.review_on <= :today
    UNION ALL
    SELECT m.meeting_on, 'team item undecided', m.code, c.code, c.name, (SELECT name FROM contact WHERE id = m.practice_id), m.text, 'caseload mdt decide ' || m.code
    FROM mdt m JOIN client c ON c.id = m.client_id WHERE m.closed_on IS NULL AND m.meeting_on < :today)
ORDER BY due, what, code
