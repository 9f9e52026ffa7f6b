-- @section all
-- Every story of a period with the last word on sharing it.
SELECT s.code, s.title, s.date, s.text, s.shown_as, c.name, p.decision, p.audience, p.named, p.until_on
FROM story s JOIN client c ON c.id = s.client_id
LEFT JOIN permission p ON p.id = (SELECT q.id FROM permission q WHERE q.story_id = s.id ORDER BY q.date DESC, q.id DESC LIMIT 1)
WHERE s.date BETWEEN coalesce(:from, '') AND coalesce(:to, '9') AND (:story IS NULL OR s.id = :story) ORDER BY s.date, s.id
-- @section permissions
-- @title "What the person agreed to, the latest first"
-- @column date "DAY" date
-- @column decision "SAID"
-- @column audience "FOR"
-- @column named "NAMED" yes_no
-- @column until_on "UNTIL" date
-- @column how "HOW" flexible
-- @column reason "WHY" flexible
-- @column code "CODE" code
SELECT date, decision, audience, named, until_on, how, reason, code FROM permission WHERE story_id = :story ORDER BY date DESC, id DESC
-- @section said
-- What one person said of the service, the latest first.
-- @title "What they said of us"
-- @column date "DAY" date
-- @column code "CODE" code
-- @column question "ASKED"
-- @column answer "ANSWER"
-- @column words "IN WORDS" flexible
SELECT date, code, question, answer, words FROM (
    SELECT date, code, question, coalesce(answer, CASE WHEN answered_on IS NULL THEN 'not answered' END) AS answer, comment AS words FROM experience WHERE client_id = :client
    UNION ALL SELECT date, code, 'story', NULL, title FROM story WHERE client_id = :client)
ORDER BY date DESC, code DESC LIMIT 10
