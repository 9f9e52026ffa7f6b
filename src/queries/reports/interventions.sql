-- interventions/1: what was offered beside coaching and how far people came with it; groups and who came.
-- Parameters: from, to (offered, or met, in the period, both days included).
-- @section interventions
-- @title "Offered in the period, by intervention"
-- @column intervention "INTERVENTION" flexible
-- @column sort "KIND"
-- @column offered "OFFERED" whole count
-- @column accepted "ACCEPTED" whole count
-- @column declined "DECLINED" whole count
-- @column unanswered "NOT ANSWERED" whole count
-- @column started "STARTED" whole count
-- @column finished "FINISHED" whole count
-- @column stopped "STOPPED" whole count
-- @column going_on "GOING ON" whole count
-- @column uptake "UPTAKE" decimal:0 share:started/offered
-- @column completion "FINISHED OF STARTED" decimal:0 share:finished/started
-- @sum offered = accepted + declined + unanswered + rest
-- @sum accepted = started + rest
-- @sum started = finished + stopped + going_on + rest
-- @total_last
-- @explain Offered: offers of the period, each once; what became of each is counted up to the day of the report. Accepted: the person said yes, also those who started. Declined: ended as declined without a yes. Not answered: still open without an answer; an offer that was given up otherwise is in OFFERED alone.
-- @explain Started: begun on record. Finished, stopped: of those that started, ended and counted so by the outcome's word. Going on: started and open. Uptake: started of all offered. Finished of started: those still going on stand in its denominator.
-- @recipe offered rows:offered | interventions offered in the period, each offer once | - | -
-- @recipe accepted rows:offered | offered, and the person said yes or started | offered | -
-- @recipe declined rows:offered | offered, and ended as declined without a yes | offered | -
-- @recipe unanswered rows:offered | offered, open and without an answer | offered | -
-- @recipe started rows:offered | offered, and begun on record | offered | -
-- @recipe finished rows:offered | started, and ended with a word that counts as finished | started | -
-- @recipe stopped rows:offered | started, and ended with a word that counts as stopped | started | -
-- @recipe going_on rows:offered | started and open | started | -
-- @recipe uptake rows:offered as started | started | offered: what nobody answered never counts as taken up | -
-- @recipe completion rows:offered as finished | finished | started, those still going on too | -
WITH one AS (SELECT what, accepted_on IS NOT NULL AS accepted, started_on IS NOT NULL AS started, closed_on IS NOT NULL AS ended, coalesce(ended_as, '') AS ended_as
             FROM intervention WHERE offered_on BETWEEN :from AND :to),
     counted AS (SELECT what, count(*) AS n, sum(accepted) AS yes, sum(ended AND NOT accepted AND ended_as = 'declined') AS no, sum(NOT ended AND NOT accepted) AS open,
                        sum(started) AS started, sum(started AND ended AND ended_as = 'finished') AS finished, sum(started AND ended AND ended_as = 'stopped') AS stopped,
                        sum(started AND NOT ended) AS going_on
                 FROM one GROUP BY what)
SELECT what, what, n, yes, no, open, started, finished, stopped, going_on, 100.0 * started / n, CASE WHEN started > 0 THEN 100.0 * finished / started END
FROM (SELECT 0 AS place, * FROM counted
      UNION ALL SELECT 1, 'All', sum(n), sum(yes), sum(no), sum(open), sum(started), sum(finished), sum(stopped), sum(going_on) FROM counted HAVING count(*) > 0)
ORDER BY place, n DESC, what
-- @section groups
-- @title "Groups that met in the period"
-- @column group "GROUP" flexible
-- @column kind "KIND"
-- @column met "MET" whole plain
-- @column people "PEOPLE" whole count
-- @column booked "RECORDED" whole count
-- @column attended "CAME" whole count
-- @column missed "MISSED" whole count
-- @column cancelled "CANCELLED" whole count
-- @column share "CAME, PERCENT" decimal:0 share:attended/booked
-- @column members "MEMBERS NOW" whole count
-- @column waiting "WAITING NOW" whole count
-- @sum booked = attended + missed + cancelled + rest
-- @explain Met: times that the group met in the period. People: different people of whom something was said then. Attendances: one a person and time; came, percent: of all of them, cancelled ones too. Members and waiting: on the day of the report.
SELECT g.name, g.kind, count(DISTINCT s.id), count(DISTINCT a.client_id), count(a.id), coalesce(sum(a.attendance = 'attended'), 0), coalesce(sum(a.attendance = 'did-not-attend'), 0),
       coalesce(sum(a.attendance LIKE '%cancelled'), 0), CASE WHEN count(a.id) > 0 THEN 100.0 * sum(a.attendance = 'attended') / count(a.id) END,
       (SELECT count(DISTINCT m.client_id) FROM membership m WHERE m.group_id = g.id AND m.left_on IS NULL AND m.joined_on IS NOT NULL),
       (SELECT count(DISTINCT m.client_id) FROM membership m WHERE m.group_id = g.id AND m.left_on IS NULL AND m.joined_on IS NULL)
FROM activity s JOIN contact g ON g.id = s.group_id LEFT JOIN activity a ON a.group_session_id = s.id
WHERE s.noun = 'group-session' AND s.state = 'happened' AND s.attendance IS NULL AND s.date BETWEEN :from AND :to GROUP BY g.id ORDER BY count(DISTINCT s.id) DESC, g.name
-- @section rows:offered
-- @column intervention "INTERVENTION" code
-- @column offered_on "OFFERED" date
SELECT code, offered_on FROM intervention WHERE offered_on BETWEEN :from AND :to
    AND CASE :figure WHEN 'offered' THEN 1 WHEN 'accepted' THEN accepted_on IS NOT NULL WHEN 'declined' THEN closed_on IS NOT NULL AND accepted_on IS NULL AND coalesce(ended_as, '') = 'declined'
             WHEN 'unanswered' THEN closed_on IS NULL AND accepted_on IS NULL WHEN 'started' THEN started_on IS NOT NULL
             WHEN 'going_on' THEN started_on IS NOT NULL AND closed_on IS NULL ELSE started_on IS NOT NULL AND closed_on IS NOT NULL AND coalesce(ended_as, '') = :figure END
ORDER BY offered_on, id
