-- onward/1: whom we pointed where, and whether they went.
-- Parameters: from, to (sent in the period, both days included).
-- @section services
-- @title "Uptake by group or service"
-- @column service "SERVICE" flexible
-- @column kind "KIND"
-- @column sent "SENT" whole count
-- @column taken_up "TAKEN UP" whole count
-- @column not_taken_up "NOT TAKEN UP" whole count
-- @column not_known "NOT KNOWN" whole count
-- @column open "STILL OPEN" whole count
-- @column uptake "UPTAKE" decimal:0 share:taken_up/sent
-- @sum sent = taken_up + not_taken_up + not_known + open
-- @explain Sent: onward referrals of the period. Not known: given up without knowing. Uptake: taken up of all sent, so that what is not known never counts as taken up.
-- @recipe sent rows:sent | onward referrals sent in the period | - | -
-- @recipe taken_up rows:sent | sent, and the person went | sent | -
-- @recipe not_taken_up rows:sent | sent, and the person did not go | sent | -
-- @recipe not_known rows:sent | sent, and given up without knowing | sent | -
-- @recipe open rows:sent | sent, not known yet and still followed | sent | -
-- @recipe uptake rows:sent as taken_up | taken up | sent: what is not known never counts as taken up | -
SELECT s.name, s.kind, count(*), coalesce(sum(o.outcome = 'taken-up' AND o.closed_on IS NOT NULL), 0), coalesce(sum(o.outcome = 'not-taken-up'), 0),
       sum(o.closed_on IS NOT NULL AND coalesce(o.outcome, '') NOT IN ('taken-up', 'not-taken-up')), sum(o.closed_on IS NULL),
       100.0 * coalesce(sum(o.outcome = 'taken-up'), 0) / count(*)
FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.sent_on BETWEEN :from AND :to GROUP BY s.id ORDER BY count(*) DESC, s.name
-- @section rows:sent
-- @column onward "ONWARD" code
-- @column sent_on "SENT" date
SELECT code, sent_on FROM onward WHERE sent_on BETWEEN :from AND :to
    AND CASE :figure WHEN 'sent' THEN 1 WHEN 'taken_up' THEN outcome = 'taken-up' AND closed_on IS NOT NULL WHEN 'not_taken_up' THEN outcome = 'not-taken-up'
             WHEN 'not_known' THEN closed_on IS NOT NULL AND coalesce(outcome, '') NOT IN ('taken-up', 'not-taken-up') ELSE closed_on IS NULL END
ORDER BY sent_on, id
