-- What became of goals in report impact. Parameters: as reports/impact, and met, partly, not_met, declined (words of
-- [vocabulary.goal_outcome] between blanks).
-- @section goals
-- @record
-- @title "Goals"
-- @column goals "Goals set" whole count
-- @column met "met" whole count
-- @column partly "partly met" whole count
-- @column not_met "not met" whole count
-- @column ended_otherwise "ended otherwise" whole count
-- @column open "open" whole count
-- @column declined "declined, in none of these" whole count
-- @sum goals = met + partly + not_met + ended_otherwise + open
-- @explain Goals: of people enrolled in the period, set up to the day of the report; declined ones are counted apart.
-- @recipe goals rows:goals | goals of people enrolled in the period, set up to the cut-off | - | declined goals; people never taken on; people who do not agree to use in evaluation
-- @recipe met rows:goals | goals that ended as met | goals | declined goals
-- @recipe partly rows:goals | goals that ended as partly met | goals | declined goals
-- @recipe not_met rows:goals | goals that ended as not met | goals | declined goals
-- @recipe ended_otherwise rows:goals | goals that ended with any other word | goals | declined goals
-- @recipe open rows:goals | goals that stand open | goals | declined goals
-- @recipe declined rows:goals | goals declined as unsafe or not the person's own | - | -
WITH one AS (SELECT g.closed_on IS NOT NULL AND g.closed_on <= :as_of AS ended, ' ' || coalesce(g.outcome, '-') || ' ' AS word
             FROM goal g CROSS JOIN client c ON c.id = g.client_id
             WHERE g.opened_on <= :as_of AND c.enrolled_on BETWEEN :from AND :to AND c.id NOT IN (SELECT client_id FROM left_out))
SELECT coalesce(sum(NOT (ended AND instr(:declined, word) > 0)), 0), coalesce(sum(ended AND instr(:met, word) > 0), 0),
       coalesce(sum(ended AND instr(:partly, word) > 0), 0), coalesce(sum(ended AND instr(:not_met, word) > 0), 0),
       coalesce(sum(ended AND instr(:declined || :met || :partly || :not_met, word) = 0), 0), coalesce(sum(NOT ended), 0),
       coalesce(sum(ended AND instr(:declined, word) > 0), 0)
FROM one
-- @section rows:goals
-- @column goal "GOAL" code
-- @column opened_on "SET" date
-- @column closed_on "ENDED" date
WITH one AS (SELECT g.id, g.code, g.opened_on, g.closed_on, g.closed_on IS NOT NULL AND g.closed_on <= :as_of AS ended, ' ' || coalesce(g.outcome, '-') || ' ' AS word
             FROM goal g CROSS JOIN client c ON c.id = g.client_id
             WHERE g.opened_on <= :as_of AND c.enrolled_on BETWEEN :from AND :to AND c.id NOT IN (SELECT client_id FROM left_out))
SELECT code, opened_on, closed_on FROM one
WHERE CASE :figure WHEN 'goals' THEN NOT (ended AND instr(:declined, word) > 0) WHEN 'met' THEN ended AND instr(:met, word) > 0
      WHEN 'partly' THEN ended AND instr(:partly, word) > 0 WHEN 'not_met' THEN ended AND instr(:not_met, word) > 0
      WHEN 'ended_otherwise' THEN ended AND instr(:declined || :met || :partly || :not_met, word) = 0 WHEN 'open' THEN NOT ended
      ELSE ended AND instr(:declined, word) > 0 END
ORDER BY id
-- @section rated
-- Goals with described levels, a person's together.
SELECT g.client_id, coalesce(g.weight, 1), g.baseline, r.attained
FROM goal g CROSS JOIN client c ON c.id = g.client_id
JOIN goal_review r ON r.id = (SELECT id FROM goal_review WHERE goal_id = g.id AND attained IS NOT NULL AND date <= :as_of ORDER BY date DESC, id DESC LIMIT 1)
WHERE g.expected IS NOT NULL AND c.enrolled_on BETWEEN :from AND :to AND c.id NOT IN (SELECT client_id FROM left_out)
      AND NOT (g.closed_on IS NOT NULL AND instr(:declined, ' ' || coalesce(g.outcome, '-') || ' ') > 0)
ORDER BY g.client_id, g.id
-- @section attainment
-- @record
-- @title "Goal attainment scaling"
-- @column people "People with a rated goal" whole count
-- @column t_latest "T now" decimal:1 mean:people
-- @column people_both "with a level at the start too" whole count
-- @column t_start "T at the start" decimal:1 mean:people_both
-- @column t_change "change in T" decimal:1 mean:people_both
-- @column t_change_low "from" decimal:1 low:people_both
-- @column t_change_high "to" decimal:1 high:people_both
-- @column rho "rho" decimal:2 machine
-- @sum people = people_both + rest
-- @explain Goal attainment scaling: the mean T over people, 50 is as expected; the change over people whose goals have a level at the start too, over those same goals.
-- @recipe people - | people enrolled in the period with a goal whose described level was rated | - | declined goals, goals of weight 0
-- @recipe t_latest - | sum of people's T by their latest rated levels | people | declined goals, goals of weight 0
-- @recipe t_change - | sum of T now less T at the start, over the same goals | people_both | goals without a level at the start
