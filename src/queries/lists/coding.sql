-- What may have to be entered elsewhere: a section for each `of` of [coding]. Each gives code of the record, the one it was
-- entered under before (an earlier episode's referral), the person, the day, its words for the rules between commas, and what it
-- says, by which a later change is known; whether anything was entered of it. Parameters: from, to (days, or nothing).
-- @section session_words
coalesce(a.outcome, '') || ',' || coalesce(a.attendance, '') || ',' || coalesce(a.kind, '') || ',' || coalesce(a.mode, '')
-- @section session_asked
FROM activity a WHERE +a.noun = 'session' AND a.attendance IS NOT NULL AND a.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- @section session
SELECT a.code AS code, NULL AS before, a.client_id AS client, a.date AS date,
-- @include lists/coding#session_words
       AS words, substr(coalesce(', ' || a.outcome, '') || coalesce(', ' || a.kind, '') || coalesce(', ' || a.mode, ''), 3) AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = a.code) AS entered, a.id AS id
-- @include lists/coding#session_asked
-- @section referral
-- The earlier episodes first: what was entered under the referral's code may be theirs.
SELECT code, before, client, date, words, said, EXISTS (SELECT 1 FROM coding d WHERE d.record = e.code OR d.record = e.before) AS entered, id FROM (
    SELECT e.code, r.code AS before, r.client_id AS client, e.decided_on AS date, coalesce(e.decision, '') || ',' || coalesce(e.role, '') || ',' || coalesce(r.source, '') AS words, substr(coalesce(', ' || e.decision, '') || coalesce(', ' || e.role, ''), 3) AS said, e.id
    FROM referral_episode e JOIN referral r ON r.id = e.referral_id
    UNION ALL
    SELECT r.code, NULL, r.client_id, r.decided_on, coalesce(r.decision, '') || ',' || coalesce(r.role, '') || ',' || coalesce(r.source, ''), substr(coalesce(', ' || r.decision, '') || coalesce(', ' || r.role, ''), 3), r.id
    FROM referral r WHERE r.noun = 'referral') e
WHERE date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') ORDER BY before IS NULL, date, code
-- @section plan
SELECT g.code AS code, NULL AS before, g.client_id AS client, g.opened_on AS date, '' AS words, NULL AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = g.code) AS entered, g.id AS id
FROM goal g WHERE g.outcome IS NOT 'declined' AND g.opened_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
AND NOT EXISTS (SELECT 1 FROM goal h WHERE h.client_id = g.client_id AND h.id < g.id AND h.outcome IS NOT 'declined')
-- @section review
SELECT v.code AS code, NULL AS before, g.client_id AS client, v.date AS date, '' AS words, NULL AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = v.code) AS entered, v.id AS id
FROM goal_review v JOIN goal g ON g.id = v.goal_id WHERE v.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
AND NOT EXISTS (SELECT 1 FROM goal h JOIN goal_review w ON w.goal_id = h.id AND w.date = v.date WHERE h.client_id = g.client_id AND w.id < v.id)
-- @section measure
SELECT m.code AS code, NULL AS before, m.client_id AS client, m.date AS date, coalesce(m.instrument, '') || ',' || m.scale AS words,
       substr(coalesce(', ' || printf('%g', m.score / 100.0), '') || coalesce(', ' || 'level ' || m.level, ''), 3) AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = m.code) AS entered, m.id AS id
FROM measure m WHERE m.score IS NOT NULL AND m.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- @section consent
SELECT c.code AS code, NULL AS before, c.client_id AS client, c.date AS date, coalesce(c.about, '') || ',' || coalesce(c.decision, '') AS words, substr(coalesce(', ' || c.about, '') || coalesce(', ' || c.decision, ''), 3) AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = c.code) AS entered, c.id AS id
FROM consent c WHERE c.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- @section onward
SELECT o.code AS code, NULL AS before, o.client_id AS client, o.sent_on AS date, coalesce(s.kind, '') AS words, s.kind AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = o.code) AS entered, o.id AS id
FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.sent_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- @section budget
SELECT b.code AS code, NULL AS before, b.client_id AS client, b.decided_on AS date, coalesce(b.decision, '') AS words, b.decision AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = b.code) AS entered, b.id AS id
FROM budget b WHERE b.decided_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- @section client
SELECT c.code AS code, NULL AS before, c.id AS client, c.closed_on AS date, coalesce(c.outcome, '') AS words, c.outcome AS said, EXISTS (SELECT 1 FROM coding d WHERE d.record = c.code) AS entered, c.id AS id
FROM client c WHERE c.closed_on BETWEEN coalesce(:from, '') AND coalesce(:to, '9')
-- How many of a day have which words; of sessions read from the index alone, in its order (for which their noun must not count as
-- a constant), of others one by one: nothing is sorted in memory.
-- @section days:session
SELECT a.date,
-- @include lists/coding#session_words
, count(*)
-- @include lists/coding#session_asked
GROUP BY a.date, a.noun, a.attendance, a.state, a.outcome, a.kind, a.mode
-- @section days:referral
SELECT date, words, count(*) FROM (
-- @include lists/coding#referral
) GROUP BY date, words
-- @section days:plan
SELECT date, words, 1 FROM (
-- @include lists/coding#plan
)
-- @section days:review
SELECT date, words, 1 FROM (
-- @include lists/coding#review
)
-- @section days:measure
SELECT date, words, 1 FROM (
-- @include lists/coding#measure
)
-- @section days:consent
SELECT date, words, 1 FROM (
-- @include lists/coding#consent
)
-- @section days:onward
SELECT date, words, 1 FROM (
-- @include lists/coding#onward
)
-- @section days:budget
SELECT date, words, 1 FROM (
-- @include lists/coding#budget
)
-- @section days:client
SELECT date, words, 1 FROM (
-- @include lists/coding#client
)
-- Those of which something was entered, left out or taken out.
-- @section entered:session
SELECT * FROM (
-- @include lists/coding#session
) WHERE entered
-- @section entered:referral
SELECT * FROM (
-- @include lists/coding#referral
) WHERE entered ORDER BY before IS NULL, date, code
-- @section entered:plan
SELECT * FROM (
-- @include lists/coding#plan
) WHERE entered
-- @section entered:review
SELECT * FROM (
-- @include lists/coding#review
) WHERE entered
-- @section entered:measure
SELECT * FROM (
-- @include lists/coding#measure
) WHERE entered
-- @section entered:consent
SELECT * FROM (
-- @include lists/coding#consent
) WHERE entered
-- @section entered:onward
SELECT * FROM (
-- @include lists/coding#onward
) WHERE entered
-- @section entered:budget
SELECT * FROM (
-- @include lists/coding#budget
) WHERE entered
-- @section entered:client
SELECT * FROM (
-- @include lists/coding#client
) WHERE entered
-- @section done
-- Everything that was entered, left out or taken out, the oldest first.
SELECT record, rule, what, client_id, happened_on, coalesce(said, ''), done_on, system FROM coding ORDER BY id
-- @section done_of
-- The same of one record, and of the code under which it may have been entered before.
SELECT record, rule, what, client_id, happened_on, coalesce(said, ''), done_on, system FROM coding WHERE record IN (:record, :before) ORDER BY id
-- @section any_done
SELECT 1 FROM coding LIMIT 1
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
