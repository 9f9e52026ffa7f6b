-- What a closing letter tells of a referral's time: goals and how they ended, scores first and last, where the person went.
-- Parameters: client, from and to (received and closed, both days included).
-- @section goals
SELECT text, outcome FROM goal WHERE client_id = :client AND closed_on BETWEEN :from AND :to ORDER BY opened_on, id
-- @section scores
WITH m AS (SELECT instrument, scale, score, row_number() OVER (PARTITION BY instrument, scale ORDER BY date, id) AS up,
                  row_number() OVER (PARTITION BY instrument, scale ORDER BY date DESC, id DESC) AS down
           FROM measure WHERE client_id = :client AND goal_id IS NULL AND score IS NOT NULL AND date BETWEEN :from AND :to)
SELECT instrument, scale, max(CASE WHEN up = 1 THEN score END), max(CASE WHEN down = 1 THEN score END)
FROM m GROUP BY instrument, scale HAVING count(*) > 1 ORDER BY instrument, scale
-- Services that the person was pointed to, groups they are in, courses they finished or go on with.
-- @section went
SELECT s.name, 'onward_outcome', o.outcome FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.client_id = :client AND o.sent_on BETWEEN :from AND :to
UNION ALL SELECT g.name, 'membership_outcome', m.outcome FROM membership m JOIN contact g ON g.id = m.group_id
          WHERE m.client_id = :client AND m.joined_on BETWEEN :from AND :to
UNION ALL SELECT i.what, 'intervention', i.outcome FROM intervention i WHERE i.client_id = :client AND i.started_on BETWEEN :from AND :to
