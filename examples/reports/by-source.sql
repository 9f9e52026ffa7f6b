-- @report referrals-by-source/1 "Referrals by source"
-- A report of your own: put it in the folder of [report] folder and run  caseload report run by-source
-- It reads the views that `caseload schema` prints, and nothing else. Whole numbers are counts: small ones are hidden.
-- @parameter decision "only referrals with this decision" ""
-- @section referrals
-- @title "Referrals received, and how many of those people were seen"
-- @column source "FROM"
-- @column received "RECEIVED" whole count
-- @column seen "SEEN" whole count
-- @column seen_share "SEEN, PERCENT" decimal:0 share:seen/received
-- @column days "MEAN DAYS TO THE FIRST SESSION" decimal:1 mean:seen
-- @sum received = seen + rest
-- @total_last
-- @recipe received rows:received | referrals received in the period | - | -
-- @recipe seen | received, and the person attended a session on that day or later | received | people not seen yet
-- @explain Received: referrals that came in within the period. Seen: those whose person attended a session on that day or later, up to today.
WITH received AS (SELECT coalesce(r.source, 'unknown') AS source, p.first_attended_on >= r.received_on AS seen,
                         CASE WHEN p.first_attended_on >= r.received_on THEN julianday(p.first_attended_on) - julianday(r.received_on) END AS days
                  FROM referrals r JOIN people p ON p.person = r.person
                  WHERE r.received_on BETWEEN :from AND :to AND (:decision = '' OR r.decision = :decision))
SELECT * FROM (SELECT source, count(*), coalesce(sum(seen), 0), NULL, avg(days) FROM received GROUP BY source ORDER BY source)
UNION ALL SELECT 'all', count(*), coalesce(sum(seen), 0), NULL, avg(days) FROM received
-- @section rows:received
-- @column referral "REFERRAL" code
-- @column received_on "RECEIVED" date
SELECT code, received_on FROM referrals WHERE received_on BETWEEN :from AND :to AND (:decision = '' OR decision = :decision) ORDER BY received_on, code
