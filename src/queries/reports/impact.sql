-- impact/2: is it helping, and how sure can we be.
-- Parameters: from, to (people enrolled in the period, both days included), as_of, reached_days, and lent left_out (reports/left_out).
-- A recipe: FIGURE rows:SECTION | numerator | denominator | exclusions. `--rows FIGURE` asks that section with :figure.
-- @section flow
-- @record
-- @column enrolled "Enrolled" whole count
-- @column reached "reached" whole count
-- @column left_before "left before" whole count
-- @column not_yet "not yet" whole count
-- @column reached_share "reached, percent" decimal:0 share:reached/enrolled
-- @column left_before_share "left before, percent" decimal:0 share:left_before/enrolled
-- @column not_yet_share "not yet, percent" decimal:0 share:not_yet/enrolled
-- @sum enrolled = reached + left_before + not_yet
-- @explain Enrolled: people whose enrolment day lies in the period and who were taken on.
-- @explain Reached: on the caseload for the configured number of weeks, or longer, counted to the day they left or to the day of the report. Left before: closed sooner. Not yet: still open and not there yet.
-- @recipe enrolled rows:people | people enrolled in the period | - | people never taken on; people who do not agree to use in evaluation
-- @recipe reached rows:people | enrolled, and on the caseload for the weeks of [targets] reached_weeks or longer | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe left_before rows:people | enrolled, and closed sooner | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe not_yet rows:people | enrolled, open, not there yet | enrolled | people never taken on; people who do not agree to use in evaluation
WITH person AS (SELECT unixepoch(min(coalesce(closed_on, :as_of), :as_of)) / 86400 - unixepoch(enrolled_on) / 86400 AS days,
                       closed_on IS NOT NULL AND closed_on <= :as_of AS gone
                FROM client WHERE enrolled_on BETWEEN :from AND :to AND id NOT IN (SELECT client_id FROM left_out))
SELECT count(*), coalesce(sum(days >= :reached_days), 0), coalesce(sum(days < :reached_days AND gone), 0),
       coalesce(sum(days < :reached_days AND NOT gone), 0), NULL, NULL, NULL
FROM person
-- @section rows:people
-- @column client "PERSON" code
-- @column enrolled_on "ENROLLED" date
-- @column closed_on "LEFT" date
SELECT code, enrolled_on, closed_on FROM
    (SELECT id, code, enrolled_on, closed_on, unixepoch(min(coalesce(closed_on, :as_of), :as_of)) / 86400 - unixepoch(enrolled_on) / 86400 AS days,
            closed_on IS NOT NULL AND closed_on <= :as_of AS gone
     FROM client WHERE enrolled_on BETWEEN :from AND :to AND id NOT IN (SELECT client_id FROM left_out))
WHERE CASE :figure WHEN 'enrolled' THEN 1 WHEN 'reached' THEN days >= :reached_days WHEN 'left_before' THEN days < :reached_days AND gone
      ELSE days < :reached_days AND NOT gone END
ORDER BY id
-- @section left_out
-- @column no_evaluation "left out: no to use in evaluation" whole count
-- @explain Left out: people enrolled in the period whose last word on use in evaluation is no. They are in no figure of enrolment, change, levels or goals; sessions are counted of everybody.
-- @recipe no_evaluation rows:left_out | people enrolled in the period who do not agree to use in evaluation | - | people never taken on
SELECT count(*) FROM client WHERE enrolled_on BETWEEN :from AND :to AND id IN (SELECT client_id FROM left_out WHERE why = 'evaluation')
                                  AND id NOT IN (SELECT client_id FROM left_out WHERE why = 'not-taken-on')
-- @section rows:left_out
-- @column client "PERSON" code
SELECT code FROM client WHERE enrolled_on BETWEEN :from AND :to AND id IN (SELECT client_id FROM left_out WHERE why = 'evaluation')
                              AND id NOT IN (SELECT client_id FROM left_out WHERE why = 'not-taken-on') ORDER BY id
-- @section sessions
-- @record
-- @column booked "Sessions booked" whole count
-- @column attended "attended" whole count
-- @column did_not_attend "did not attend" whole count
-- @column late_not_seen "late, not seen" whole count
-- @column cancelled "cancelled by the client" whole count
-- @column cancelled_by_us "cancelled by us" whole count
-- @column still_planned "still planned" whole count
-- @column attended_share "attended, percent" decimal:0 share:attended/booked
-- @column did_not_attend_share "did not attend, percent" decimal:0 share:did_not_attend/booked
-- @column late_not_seen_share "late, not seen, percent" decimal:0 share:late_not_seen/booked
-- @column cancelled_share "cancelled by the client, percent" decimal:0 share:cancelled/booked
-- @column cancelled_by_us_share "cancelled by us, percent" decimal:0 share:cancelled_by_us/booked
-- @column expected "attended, did not attend or late" whole count
-- @column did_not_attend_rate "did-not-attend rate, percent" decimal:0 share:did_not_attend/expected
-- @sum booked = attended + did_not_attend + late_not_seen + cancelled + cancelled_by_us
-- @sum expected = attended + did_not_attend + late_not_seen
-- @explain Sessions: those dated in the period, of anybody. Booked: every session that was logged with an outcome; those still only planned are counted apart. Shares are of booked.
-- @recipe booked rows:sessions | sessions of anybody, dated in the period, with an outcome | - | sessions still only planned
-- @recipe attended rows:sessions | booked, and the person was seen | booked | sessions still only planned
-- @recipe did_not_attend rows:sessions | booked, and the person did not come and gave no warning | booked; the rate is of attended, did not attend and late not seen | cancelled sessions in the rate
-- @recipe late_not_seen rows:sessions | booked, and the person came too late to be seen | booked | sessions still only planned
-- @recipe cancelled rows:sessions | booked, and cancelled by or for the person | booked | sessions still only planned
-- @recipe cancelled_by_us rows:sessions | booked, and cancelled by the service | booked | sessions still only planned
-- @recipe expected - | attended, did not attend, or came too late to be seen: what the did-not-attend rate is of | - | cancelled sessions; sessions still only planned
-- @recipe still_planned rows:sessions | sessions of the period without an outcome | - | -
WITH told(n, booked, planned) AS MATERIALIZED (SELECT tally(attendance), count(attendance), coalesce(sum(state = 'planned'), 0)
                                               FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to)
SELECT booked, coalesce(n ->> 'attended', 0), coalesce(n ->> 'did-not-attend', 0), coalesce(n ->> 'not-seen', 0),
       coalesce(n ->> 'cancelled', 0), coalesce(n ->> 'service-cancelled', 0), planned, NULL, NULL, NULL, NULL, NULL,
       coalesce(n ->> 'attended', 0) + coalesce(n ->> 'did-not-attend', 0) + coalesce(n ->> 'not-seen', 0), NULL
FROM told
-- @section rows:sessions
-- @column session "SESSION" code
-- @column date "DATE" date
SELECT code, date FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to
    AND CASE :figure WHEN 'booked' THEN attendance IS NOT NULL WHEN 'still_planned' THEN state = 'planned'
             ELSE attendance = CASE :figure WHEN 'did_not_attend' THEN 'did-not-attend' WHEN 'late_not_seen' THEN 'not-seen'
                                            WHEN 'cancelled_by_us' THEN 'service-cancelled' ELSE :figure END END
ORDER BY date, id
-- @section weeks
-- Sessions by week, or by month where weeks are too small to be told (:by_month).
-- @title "Attendance"
-- @column since "FROM" date
-- @column attended "ATTENDED" whole count
-- @column missed "NOT ATTENDED" whole count
-- @column cancelled "CANCELLED" whole count
-- @explain Attendance (on a page): sessions of the period by the Monday of their week, or by month where weeks are too few to be told; not attended: did not attend or came too late; cancelled: by either side.
-- @recipe week_attended rows:sessions as attended | sessions of the week or month that were attended | - | sessions still only planned
SELECT CASE WHEN :by_month THEN date(date, 'start of month') ELSE date(date, '-6 days', 'weekday 1') END AS since, sum(attendance = 'attended'),
       sum(attendance = 'did-not-attend' OR attendance = 'not-seen'), sum(attendance = 'cancelled' OR attendance = 'service-cancelled')
FROM activity WHERE noun = 'session' AND attendance IS NOT NULL AND date BETWEEN :from AND :to GROUP BY 1 ORDER BY 1
-- @section code
SELECT code FROM client WHERE id = :person
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
-- @column change_low "" decimal:2 machine low:both/worthwhile_change
-- @column change_high "" decimal:2 machine high:both/worthwhile_change
-- @column change_sd "" decimal:2 machine mean:both/worthwhile_change
-- @column worthwhile_change "" decimal:1 machine
-- @column worthwhile "" whole machine count
-- @column worse "" whole machine count
-- @column no_second "" whole machine count
-- @column no_second_start "" decimal:1 machine mean:no_second/worthwhile_change
-- @column never "" whole machine count
-- @column if_missing_unchanged "" decimal:2 machine mean:both/worthwhile_change
-- @column if_missing_worse "" decimal:2 machine mean:both/worthwhile_change
-- @column followed_up "" decimal:0 machine share:both/enrolled
-- @column median "" decimal:2 machine mean:both/worthwhile_change
-- @column p_t "" decimal:4 machine chance:both
-- @column p_signed_rank "" decimal:4 machine chance:both
-- @column signed_rank_exact "" yes_no machine
-- @column change_over_sd_of_changes "" decimal:2 machine derived:both
-- @column change_over_sd_at_start "" decimal:2 machine derived:both
-- @column reliable_better "" whole machine count
-- @column reliable_worse "" whole machine count
-- @column no_second_apart_low "" decimal:2 machine low:no_second,both/worthwhile_change
-- @column no_second_apart_high "" decimal:2 machine high:no_second,both/worthwhile_change
-- @column expected_drift "" decimal:2 machine mean:both/worthwhile_change
-- @column median_days "" decimal:0 machine derived:both
-- @column cannot_tell "" yes_no machine
-- @sum enrolled = both + no_second + never
-- @sum both = worthwhile + worse + rest
-- @sum both = reliable_better + reliable_worse + unreliable
-- @explain Both: people enrolled in the period with a first score and a latest score on a later day, up to the day of the report. A person's ratings of several goals count as their mean.
-- @explain Start, latest, change: means over those same people, never over others. Interval: Student's t on their changes. Median: of their changes, with Wilcoxon's signed-rank test (zeros dropped; exact without zeros and ties below 50, else normal with continuity correction).
-- @explain Effect sizes, by their denominators: the change divided by the standard deviation of the changes, and by the standard deviation of the scores at the start.
-- @explain Worthwhile: people with both whose score moved the better way by at least the configured change; worse: as far the other way. Reliable: further than chance moves one person, by the published points or the index of Jacobson and Truax beyond 1.96.
-- @explain No second score: people with a first score only. Never: enrolled, without any score. If all missing were unchanged, or worse by the worthwhile change: the sum of changes over everybody enrolled.
-- @explain Cannot tell: fewer people with both than [report] fewest_pairs. The figures stand in the data; nobody should put them in a headline.
-- @explain Expected drift: (population mean - start) x (1 - reliability), where the config gives both: what people who start off the mean drift back by without any help.
-- @recipe both rows:measures | enrolled, with a first score and a latest one on a later day, up to the cut-off | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe start rows:measures as both | sum of the first scores of people with both | both | people without a second score
-- @recipe latest rows:measures as both | sum of the latest scores of the same people | both | people without a second score
-- @recipe change rows:measures as both | sum of latest less first of the same people | both | people without a second score
-- @recipe median rows:measures as both | middle change of people with both | both | people without a second score
-- @recipe change_over_sd_of_changes rows:measures as both | change | standard deviation of the changes of people with both | people without a second score
-- @recipe change_over_sd_at_start rows:measures as both | change | standard deviation of the first scores of people with both | people without a second score
-- @recipe worthwhile rows:measures | people with both, better by the configured change or more | both | people without a second score
-- @recipe worse rows:measures | people with both, worse by the configured change or more | both | people without a second score
-- @recipe reliable_better rows:measures | people with both, better by more than chance | both | people without a second score
-- @recipe reliable_worse rows:measures | people with both, worse by more than chance | both | people without a second score
-- @recipe no_second rows:measures | enrolled, with a score on one day only | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe never rows:measures | enrolled, without any score | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe if_missing_unchanged rows:measures as both | sum of changes of people with both, 0 for everybody else | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe if_missing_worse rows:measures as both | sum of changes of people with both, the worthwhile change the worse way for everybody else | enrolled | people never taken on; people who do not agree to use in evaluation
-- @recipe expected_drift rows:measures as both | population mean less start, times 1 less reliability | both | people without a second score
-- The rows are made in core/before_after.cpp from reports/ends: one pass, a person at a time.
-- @section rows:never
-- @column client "PERSON" code
SELECT code FROM client c WHERE enrolled_on BETWEEN :from AND :to AND id NOT IN (SELECT client_id FROM left_out)
    AND NOT EXISTS (SELECT 1 FROM measure m WHERE m.client_id = c.id AND m.instrument = :instrument AND m.scale = :scale AND m.score IS NOT NULL AND m.date <= :as_of)
ORDER BY id
-- @section rows:ends
-- The measures of one person's first and latest day, each goal apart.
SELECT c.code, (SELECT group_concat(code, ' ') FROM (
    SELECT m.code FROM measure m WHERE m.client_id = c.id AND m.instrument = :instrument AND m.scale = :scale AND m.score IS NOT NULL AND m.date <= :as_of
        AND NOT EXISTS (SELECT 1 FROM measure e WHERE e.client_id = m.client_id AND e.instrument = m.instrument AND e.scale = m.scale AND e.goal_id IS m.goal_id
                        AND e.score IS NOT NULL AND (e.date < m.date OR (e.date = m.date AND e.id < m.id)))
    UNION ALL
    SELECT m.code FROM measure m WHERE m.client_id = c.id AND m.instrument = :instrument AND m.scale = :scale AND m.score IS NOT NULL AND m.date <= :as_of
        AND NOT EXISTS (SELECT 1 FROM measure e WHERE e.client_id = m.client_id AND e.instrument = m.instrument AND e.scale = m.scale AND e.goal_id IS m.goal_id
                        AND e.score IS NOT NULL AND e.date <= :as_of AND (e.date > m.date OR (e.date = m.date AND e.id > m.id)))
        AND EXISTS (SELECT 1 FROM measure e WHERE e.client_id = m.client_id AND e.instrument = m.instrument AND e.scale = m.scale AND e.goal_id IS m.goal_id
                    AND e.score IS NOT NULL AND e.date < m.date)))
FROM client c WHERE c.id = :person
-- @section without
-- @title "Without people at the ceiling and forms answered alike throughout"
-- @column measure "MEASURE"
-- @column instrument "" code machine
-- @column scale "" machine
-- @column both "" whole machine count
-- @column ceiling "AT THE CEILING" whole count
-- @column alike "ANSWERED ALIKE" whole count
-- @column counted "OTHERS" whole count
-- @column change "" decimal:2 machine mean:counted,both,ceiling,alike/worthwhile_change
-- @column change_low "" decimal:2 machine low:counted,both,ceiling,alike/worthwhile_change
-- @column change_high "" decimal:2 machine high:counted,both,ceiling,alike/worthwhile_change
-- @column worthwhile_change "" decimal:1 machine
-- @column worthwhile "" whole machine count
-- @column worse "" whole machine count
-- @column cannot_tell "" yes_no machine
-- @sum both = ceiling + alike + counted
-- @sum counted = worthwhile + worse + rest
-- @explain Without: the same figures without people who started at the top level or the best score, and without forms whose every answer was the same (as the scorer flagged, or by three or more answers kept). Both ways are told; the headline is with everybody.
-- @recipe ceiling rows:measures | people with both who started at the top level or the best score | both | people without a second score
-- @recipe alike rows:measures | other people with both, one of whose two forms was answered alike throughout | both | people at the ceiling
-- @recipe counted rows:measures | people with both, less ceiling and alike | both | people at the ceiling, forms answered alike
-- @section items
-- @title "Single items: levels, which are counted and never averaged"
-- @column measure "ITEM"
-- @column instrument "" code machine
-- @column scale "" machine
-- @column both "WITH BOTH" whole count
-- @column better "BETTER" whole count
-- @column same "THE SAME" whole count
-- @column worse "WORSE" whole count
-- @column no_second "NO SECOND" whole count
-- @sum both = better + same + worse
-- @explain Items of a profile: how many people moved to a better or a worse level.
-- @recipe item_better rows:measures as better | people with both at a better level | both | people without a second score
-- @recipe item_worse rows:measures as worsened | people with both at a worse level | both | people without a second score
-- @section profiles
-- @title "Whole profiles"
-- @column measure "PROFILE"
-- @column instrument "" code machine
-- @column both "WITH BOTH" whole count
-- @column better "BETTER" whole count
-- @column mixed "MIXED" whole count
-- @column same "THE SAME" whole count
-- @column worse "WORSE" whole count
-- @sum both = better + mixed + same + worse
-- @explain Profiles (Paretian): better where some item is at a better level and none at a worse; worse the other way round; mixed: some of each.
-- @recipe profile_better - | people with every item at both ends, some better and none worse | people with every item at both ends | people with an item missing
