-- impact/1: is it helping, and how sure can we be.
-- Parameters: from, to (people enrolled in the period, both days included), as_of, reached_days.
-- Statistics (mean_of, t_low, ..) are SQL functions over src/stats; tally counts words in one pass.
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
WITH told(n, booked, planned) AS MATERIALIZED (SELECT tally(attendance), count(attendance), coalesce(sum(state = 'planned'), 0)
                                               FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to)
SELECT booked, coalesce(n ->> 'attended', 0), coalesce(n ->> 'did-not-attend', 0), coalesce(n ->> 'not-seen', 0),
       coalesce(n ->> 'cancelled', 0), coalesce(n ->> 'service-cancelled', 0), planned
FROM told
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
-- The rows are made in core/before_after.cpp from reports/ends: one pass, a person at a time.
