-- What may have to be entered elsewhere: a section for each `of` of [coding]. Each gives code of the record, the one it was
-- entered under before (an earlier episode's referral), the person, the day, its words for the rules between commas, and what it
-- says, by which a later change is known. Parameters: from, to (days, or nothing).
-- @section session
SELECT a.code, NULL, a.client_id, a.date, coalesce(a.outcome, '') || ',' || coalesce(a.attendance, '') || ',' || coalesce(a.kind, '') || ',' || coalesce(a.mode, ''), substr(coalesce(', ' || a.outcome, '') || coalesce(', ' || a.kind, '') || coalesce(', ' || a.mode, ''), 3)
FROM activity a WHERE a.noun = 'session' AND a.attendance IS NOT NULL AND a.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY a.date, a.id
-- @section referral
SELECT * FROM (
    SELECT e.code, r.code AS referral, r.client_id, e.decided_on, coalesce(e.decision, '') || ',' || coalesce(e.role, '') || ',' || coalesce(r.source, ''), substr(coalesce(', ' || e.decision, '') || coalesce(', ' || e.role, ''), 3)
    FROM referral_episode e JOIN referral r ON r.id = e.referral_id
    UNION ALL
    SELECT r.code, NULL, r.client_id, r.decided_on, coalesce(r.decision, '') || ',' || coalesce(r.role, '') || ',' || coalesce(r.source, ''), substr(coalesce(', ' || r.decision, '') || coalesce(', ' || r.role, ''), 3)
    FROM referral r WHERE r.noun = 'referral')
WHERE decided_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY referral IS NULL, decided_on, code
-- @section plan
SELECT g.code, NULL, g.client_id, g.opened_on, '', NULL
FROM goal g WHERE g.id IN (SELECT min(id) FROM goal WHERE outcome IS NOT 'declined' GROUP BY client_id)
AND g.opened_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY g.opened_on, g.id
-- @section review
SELECT v.code, NULL, g.client_id, v.date, '', NULL
FROM goal_review v JOIN goal g ON g.id = v.goal_id
WHERE v.id IN (SELECT min(w.id) FROM goal_review w JOIN goal h ON h.id = w.goal_id GROUP BY h.client_id, w.date)
AND v.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY v.date, v.id
-- @section measure
SELECT m.code, NULL, m.client_id, m.date, coalesce(m.instrument, '') || ',' || m.scale,
       substr(coalesce(', ' || printf('%g', m.score / 100.0), '') || coalesce(', ' || 'level ' || m.level, ''), 3)
FROM measure m WHERE m.score IS NOT NULL AND m.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY m.date, m.id
-- @section consent
SELECT c.code, NULL, c.client_id, c.date, coalesce(c.about, '') || ',' || coalesce(c.decision, ''), substr(coalesce(', ' || c.about, '') || coalesce(', ' || c.decision, ''), 3)
FROM consent c WHERE c.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY c.date, c.id
-- @section onward
SELECT o.code, NULL, o.client_id, o.sent_on, coalesce(s.kind, ''), s.kind
FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.sent_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY o.sent_on, o.id
-- @section budget
SELECT b.code, NULL, b.client_id, b.decided_on, b.decision, b.decision
FROM budget b WHERE b.decided_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY b.decided_on, b.id
-- @section client
SELECT c.code, NULL, c.id, c.closed_on, coalesce(c.outcome, ''), c.outcome
FROM client c WHERE c.closed_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY c.closed_on, c.id
-- @section done
-- Everything that was entered, left out or taken out, the oldest first.
SELECT record, rule, what, client_id, happened_on, coalesce(said, ''), done_on, system FROM coding ORDER BY id
-- @section person
SELECT c.code, c.name, c.nhs_number, c.practice_id, p.name FROM client c LEFT JOIN contact p ON p.id = c.practice_id WHERE c.id = :person
-- @section refused
-- Whose last word on a matter is a refusal: what they said, and when.
SELECT decision, date FROM consent WHERE client_id = :person AND about = :about ORDER BY date DESC, id DESC LIMIT 1
-- @section queue
-- The heading of the queue, which core fills.
-- @column date "DAY" date
-- @column days "DAYS" whole
-- @column record "ITEM" code
-- @column client "CODE" code
-- @column person "PERSON" flexible
-- @column nhs_number "" machine
-- @column practice "PRACTICE" flexible
-- @column system "SYSTEM"
-- @column enter "ENTER" flexible
-- @column concept "CONCEPT" code
-- @column terminology "" machine
-- @column said "SAYS" flexible
-- @column why "WHY" flexible
-- @column rule "" code machine
-- @column state "" code machine
SELECT 1
-- @section of
-- What was entered elsewhere of one person, the latest first.
-- @title "Entered elsewhere"
-- @column done_on "DAY" date
-- @column record "ITEM" code
-- @column rule "WHAT"
-- @column what "DONE"
-- @column system "SYSTEM"
-- @column concept "CONCEPT" code
SELECT done_on, record, rule, what, system, concept FROM coding WHERE client_id = :client ORDER BY done_on DESC, id DESC LIMIT 10
