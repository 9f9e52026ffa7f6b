-- experience/1: what people say of the service, who was asked, and who answered.
-- Parameters: from, to (both days included), as_of.
-- @recipe eligible rows:eligible | people seen in a session of the period | - | -
-- @recipe asked rows:said | askings of the period, by name or as a number of cards | - | -
-- @recipe answered rows:said | choices that came in the period, anonymous ones too | asked, where anybody was asked | words without a choice
-- @recipe positive - | answers that the config calls positive | answered, "don't know" included | words without a choice
-- @section eligible
-- @explain Eligible: people who were seen in a session of the period. They could have been asked.
SELECT count(DISTINCT client_id) FROM activity WHERE noun = 'session' AND attendance = 'attended' AND date BETWEEN :from AND :to
-- @section asked
-- @explain Asked: in the period, by name or as a number of cards. Asked by name: different people. Answered: choices that came in the period, anonymous ones too, whenever they were asked for; words without a choice are a comment and no answer.
SELECT question, coalesce(sum(asked), 0), count(DISTINCT CASE WHEN asked > 0 THEN client_id END) FROM experience WHERE date BETWEEN :from AND :to GROUP BY question
-- @section answered
-- @explain Positive: the answers that the config calls so, of all that answered, "don't know" included. The interval is Wilson's, from the numbers as they are shown, and where these are rounded it holds for every number that is shown so.
SELECT question, coalesce(answer, ''), count(*) FROM experience WHERE answered_on BETWEEN :from AND :to GROUP BY 1, 2
-- @section said
-- @explain Comments: what was said in words; shown are those of whom it is known that they may be quoted, without a name or a code. Read them before you pass them on: words can give somebody away.
SELECT question, count(*), coalesce(sum(may_quote = 1), 0) FROM experience WHERE answered_on BETWEEN :from AND :to AND comment IS NOT NULL GROUP BY 1
-- @section comments
-- @title "In their words"
-- @column question "ASKED"
-- @column answer "ANSWER"
-- @column comment "SAID" flexible
SELECT question, answer, comment FROM experience WHERE answered_on BETWEEN :from AND :to AND comment IS NOT NULL AND may_quote = 1 ORDER BY question, answered_on, id
-- @section rows:eligible
-- @column client "PERSON" code
SELECT code FROM client WHERE id IN (SELECT client_id FROM activity WHERE noun = 'session' AND attendance = 'attended' AND date BETWEEN :from AND :to) ORDER BY id
-- @section rows:said
-- @column experience "EXPERIENCE" code
-- @column date "DATE" date
SELECT code, coalesce(answered_on, date) FROM experience
WHERE CASE :figure WHEN 'asked' THEN coalesce(asked, 0) > 0 AND date BETWEEN :from AND :to ELSE coalesce(answer, '') <> '' AND answered_on BETWEEN :from AND :to END
ORDER BY 2, id
