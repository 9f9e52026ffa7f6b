-- One section a factor: client, amount, and for graded factors the value whose points the config gives.
-- Only people who are open; an amount of 0 is no row. `/*and client*/` narrows to one person.
-- @section waiting
SELECT s.client_id, (:today_day - s.waiting_day - :waiting_days + 6) / 7, NULL FROM client_summary s
WHERE s.closed_day IS NULL AND :today_day - s.waiting_day > :waiting_days /*and client*/
-- @section activation
SELECT s.client_id, 1, coalesce(m.last_level, 'unknown') FROM client_summary s LEFT JOIN measure_summary m
     ON m.client_id = s.client_id AND m.goal_id = 0 AND m.instrument = :level_instrument AND m.scale = ''
WHERE s.closed_day IS NULL /*and client*/
-- @section conditions
SELECT s.client_id, 1, s.conditions FROM client_summary s WHERE s.closed_day IS NULL AND s.conditions >= 2 /*and client*/
-- @section importance_confidence
SELECT s.client_id, s.low_confidence_goals, NULL FROM client_summary s
WHERE s.closed_day IS NULL AND s.low_confidence_goals > 0 /*and client*/
-- @section missed_in_row
SELECT s.client_id, s.missed_in_row, NULL FROM client_summary s
WHERE s.closed_day IS NULL AND s.missed_in_row > 0 /*and client*/
-- @section no_next_booking
SELECT s.client_id, 1, NULL FROM client_summary s
WHERE s.closed_day IS NULL AND coalesce(s.last_planned_day, 0) < :today_day /*and client*/
-- @section measure_worsening
SELECT s.client_id, count(DISTINCT s.instrument), NULL
FROM measure_summary s JOIN temp.instrument i ON i.id = s.instrument AND i.scale = s.scale
     JOIN client_summary c ON c.client_id = s.client_id AND c.closed_day IS NULL
WHERE s.goal_id = 0 AND i.worthwhile > 0 AND :today_day - s.last_day <= :worsening_days
      AND (s.previous_score - s.last_score) * i.sign >= i.worthwhile /*and client*/
GROUP BY s.client_id
-- @section barriers
SELECT s.client_id, s.barriers, NULL FROM client_summary s WHERE s.closed_day IS NULL AND s.barriers > 0 /*and client*/
-- @section review_overdue
SELECT s.client_id, 1, NULL FROM client_summary s WHERE s.closed_day IS NULL AND s.next_review_day < :today_day /*and client*/
-- @section days_over_contact
SELECT s.client_id, :today_day - s.last_contact_day - :contact_days, NULL FROM client_summary s
WHERE s.closed_day IS NULL AND :today_day - s.last_contact_day > :contact_days /*and client*/
-- @section goal_off_track
SELECT t.client_id, count(*), NULL FROM (
-- @include lists/goal_track
) t JOIN client_summary c ON c.client_id = t.client_id AND c.closed_day IS NULL
WHERE t.off_track GROUP BY t.client_id
