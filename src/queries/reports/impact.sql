-- impact/1: is it helping, and how sure can we be.
-- Parameters: from, to (people enrolled in the period, both days included), as_of, reached_days.
-- temp.instrument is lent by the config. Statistics (mean_of, t_low, ..) are SQL functions over src/stats.
-- @section flow
-- @record
-- @column enrolled "Enrolled" whole count
-- @column reached "reached" whole count
-- @column left_before "left before" whole count
-- @column not_yet "not yet" whole count
-- @sum enrolled = reached + left_before + not_yet
-- @explain Enrolled: people whose enrolment day lies in the period.
-- @explain Reached: on the caseload for the configured number of weeks, or longer, counted to the day they left or to the day of the report. Left before: closed sooner. Not yet: still open and not there yet.
WITH person AS (SELECT unixepoch(coalesce(closed_on, :as_of)) / 86400 - unixepoch(enrolled_on) / 86400 AS days,
                       closed_on IS NOT NULL AND closed_on <= :as_of AS gone
                FROM client WHERE enrolled_on BETWEEN :from AND :to)
SELECT count(*), coalesce(sum(days >= :reached_days), 0), coalesce(sum(days < :reached_days AND gone), 0),
       coalesce(sum(days < :reached_days AND NOT gone), 0)
FROM person
-- @section sessions
-- @record
-- @column booked "Sessions booked" whole count
-- @column attended "attended" whole count
-- @column did_not_attend "did not attend" whole count
-- @column late_not_seen "late, not seen" whole count
-- @column cancelled "cancelled by the client" whole count
-- @column cancelled_by_us "cancelled by us" whole count
-- @column still_planned "still planned" whole count
-- @sum booked = attended + did_not_attend + late_not_seen + cancelled + cancelled_by_us
-- @explain Sessions: those dated in the period, of anybody. Booked: every session that was logged with an outcome; those still only planned are counted apart. Shares are of booked.
SELECT count(attendance), coalesce(sum(attendance = 'attended'), 0), coalesce(sum(attendance = 'did-not-attend'), 0),
       coalesce(sum(attendance = 'not-seen'), 0), coalesce(sum(attendance = 'cancelled'), 0),
       coalesce(sum(attendance = 'service-cancelled'), 0), coalesce(sum(state = 'planned'), 0)
FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to
-- @section measures
-- @column measure "MEASURE"
-- @column instrument "" code machine
-- @column scale "" machine
-- @column better "" machine
-- @column enrolled "" whole machine count
-- @column both "" whole machine count
-- @column start "START" decimal:1 mean:both/worthwhile_change
-- @column latest "LATEST" decimal:1 mean:both/worthwhile_change
-- @column change "" decimal:2 machine mean:both/worthwhile_change
-- @column change_low "" decimal:2 machine mean:both/worthwhile_change
-- @column change_high "" decimal:2 machine mean:both/worthwhile_change
-- @column change_sd "" decimal:2 machine mean:both/worthwhile_change
-- @column worthwhile_change "" decimal:1 machine
-- @column worthwhile "" whole machine count
-- @column worse "" whole machine count
-- @column no_second "" whole machine count
-- @column no_second_start "" decimal:1 machine mean:no_second/worthwhile_change
-- @column never "" whole machine count
-- @column if_missing_unchanged "" decimal:2 machine mean:both/worthwhile_change
-- @sum enrolled = both + no_second + never
-- @sum both = worthwhile + worse + rest
-- @explain Both: people enrolled in the period with a first score and a latest score on a later day, up to the day of the report. A person's ratings of several goals count as their mean.
-- @explain Start, latest, change: means over those same people, never over others. Interval: Student's t on their changes.
-- @explain Worthwhile: people with both whose score moved the better way by at least the configured change; worse: as far the other way.
-- @explain No second score: people with a first score only. Never: enrolled, without any score. If all missing were unchanged: the sum of changes over everybody enrolled.
WITH person AS (SELECT id FROM client WHERE enrolled_on BETWEEN :from AND :to),
     ranked AS (SELECT client_id, coalesce(goal_id, 0) AS goal, instrument, scale, date, score,
                       row_number() OVER (PARTITION BY client_id, goal_id, instrument, scale ORDER BY date, id) AS up,
                       row_number() OVER (PARTITION BY client_id, goal_id, instrument, scale ORDER BY date DESC, id DESC) AS down
                FROM measure
                WHERE score IS NOT NULL AND date <= :as_of AND client_id IN (SELECT id FROM person)),
     ends AS (SELECT client_id, instrument, scale, min(CASE WHEN up = 1 THEN score END) AS first,
                     min(CASE WHEN up = 1 THEN date END) AS first_on, min(CASE WHEN down = 1 THEN score END) AS last,
                     min(CASE WHEN down = 1 THEN date END) AS last_on
              FROM ranked WHERE up = 1 OR down = 1 GROUP BY client_id, goal, instrument, scale),
     both AS (SELECT client_id, instrument, scale, avg(first) / 100 AS start, avg(last) / 100 AS latest,
                     avg(last - first) / 100 AS change, sum(last - first) AS moved, count(*) AS parts
              FROM ends WHERE last_on > first_on GROUP BY client_id, instrument, scale),
     once AS (SELECT client_id, instrument, scale, avg(first) / 100 AS start FROM ends
              GROUP BY client_id, instrument, scale HAVING max(last_on > first_on) = 0),
     enrolled(n) AS (SELECT count(*) FROM person),
     paired AS (SELECT b.instrument, b.scale, count(*) AS n, mean_of(b.start) AS start, mean_of(b.latest) AS latest,
                       mean_of(b.change) AS change, t_low(b.change) AS low, t_high(b.change) AS high, sd_of(b.change) AS sd,
                       sum(i.worthwhile > 0 AND b.moved * i.sign >= i.worthwhile * b.parts) AS worthwhile,
                       sum(i.worthwhile > 0 AND b.moved * i.sign <= -i.worthwhile * b.parts) AS worse, total(b.change) AS sum
                FROM both b JOIN temp.instrument i ON i.id = b.instrument AND i.scale = b.scale GROUP BY b.instrument, b.scale),
     single AS (SELECT instrument, scale, count(*) AS n, mean_of(start) AS start FROM once GROUP BY instrument, scale)
SELECT i.label, i.id, i.scale, CASE i.sign WHEN 1 THEN 'higher' ELSE 'lower' END, e.n, coalesce(p.n, 0), round(p.start, 6),
       round(p.latest, 6), round(p.change, 6), round(p.low, 6), round(p.high, 6), round(p.sd, 6), nullif(i.worthwhile, 0) / 100.0,
       CASE WHEN i.worthwhile > 0 THEN coalesce(p.worthwhile, 0) END, CASE WHEN i.worthwhile > 0 THEN coalesce(p.worse, 0) END,
       coalesce(s.n, 0), round(s.start, 6), e.n - coalesce(p.n, 0) - coalesce(s.n, 0), round(p.sum / e.n, 6)
FROM temp.instrument i JOIN enrolled e LEFT JOIN paired p ON p.instrument = i.id AND p.scale = i.scale
     LEFT JOIN single s ON s.instrument = i.id AND s.scale = i.scale
WHERE p.n > 0 OR s.n > 0 ORDER BY i.place
