-- Amounts for everybody on the caseload: the first column is the client, each other one is named after its factor (or
-- after a fact). NULL or 0: the factor does not count. `/*and client*/` narrows to one person.
-- @section bound
-- No more people than this: their memory is taken once.
-- @column bound "" whole
SELECT coalesce(max(client_id), 0) FROM client_summary
-- @section people
-- One pass over the summaries. The second column breaks ties: the day of the last contact, or of taking on.
-- @column client "" whole
-- @column contact_day "" whole
-- @column waiting "" whole
-- @column activation "" whole
-- @column conditions "" whole
-- @column importance_confidence "" whole
-- @column missed_in_row "" whole
-- @column no_next_booking "" whole
-- @column barriers "" whole
-- @column review_overdue "" whole
-- @column days_over_contact "" whole
SELECT s.client_id, coalesce(s.last_contact_day, s.enrolled_day),
       CASE WHEN s.waiting_day < (:today_day - :waiting_days) THEN ((:today_day - :waiting_days) - s.waiting_day + 6) / 7 END,
       s.last_level,
       s.conditions >= 2, s.low_confidence_goals, s.missed_in_row, coalesce(s.last_planned_day, 0) < :today_day,
       s.barriers, s.next_review_day < :today_day,
       CASE WHEN s.last_contact_day < (:today_day - :contact_days) THEN (:today_day - :contact_days) - s.last_contact_day END
FROM client_summary s WHERE s.closed_day IS NULL /*and client*/
-- @section urgent
-- @column client "" whole
-- @column urgent_referral "" whole
-- Referred with the most urgent word, and not met since: also when it is decided that coaching is right.
SELECT s.client_id, 1 FROM referral r INDEXED BY referral_urgent CROSS JOIN client_summary s ON s.client_id = r.client_id
WHERE r.closed_on IS NULL AND r.urgency = :most_urgent AND r.noun = 'referral' AND coalesce(s.last_contact_day, -1) < unixepoch(r.received_on) / 86400 /*and client*/
-- @section measures
-- @column client "" whole
-- @column measure_worsening "" whole
-- @column instrument "" whole
-- One row for each result that worsened. Instruments are few: each names its scores that changed.
SELECT s.client_id, 1, i.number
FROM /*lent*/instrument i CROSS JOIN measure_summary s ON s.instrument = i.id AND s.scale = i.scale
WHERE s.last_day >= :today_day - :worsening_days AND s.previous_score <> s.last_score AND s.goal_id = 0 AND i.worthwhile > 0
      AND (s.previous_score - s.last_score) * i.sign >= i.worthwhile /*and client*/
-- @section remeasures
-- @column client "" whole
-- @column remeasure_overdue "" whole
-- @column instrument "" whole
-- The same as `measure due`: one row for each result of an instrument that is due again, which it is when all its results are old.
SELECT s.client_id, 1, i.number
FROM /*lent*/instrument i CROSS JOIN measure_summary s ON s.instrument = i.id AND s.scale = i.scale
WHERE i.again_days > 0 AND s.last_day < :today_day - i.again_days AND s.goal_id = 0
      AND (i.results = 1 OR NOT EXISTS (SELECT 1 FROM measure_summary o WHERE o.client_id = s.client_id AND o.goal_id = 0 AND o.instrument = s.instrument
                                                                        AND o.last_day >= :today_day - i.again_days)) /*and client*/
-- @section goals
-- @column client "" whole
-- @column goal_off_track "" whole
-- One row for each goal.
SELECT s.client_id, 1 FROM goal_summary s WHERE (s.due_day < :today_day OR s.behind > :off_track_points * 100) /*and client*/
-- @section by_hand
-- @column client "" whole
-- @column moved_by_hand "" whole
SELECT s.client_id, s.points FROM rerank s
WHERE s.opened_on <= :today AND s.until_on >= :today AND s.closed_on IS NULL /*and client*/
