-- The records behind each factor for one person: code, day, words.
-- @section waiting
SELECT * FROM (SELECT code, received_on, 'received' FROM referral
               WHERE client_id = :client AND closed_on IS NULL ORDER BY received_on LIMIT 1)
UNION ALL
SELECT NULL, enrolled_on, 'no referral: enrolled' FROM client
WHERE id = :client AND NOT EXISTS (SELECT 1 FROM referral WHERE client_id = :client)
-- @section urgent_referral
SELECT code, received_on, 'received' FROM referral
WHERE client_id = :client AND closed_on IS NULL AND urgency = :most_urgent AND noun = 'referral' ORDER BY received_on, id
-- @section activation
SELECT code, date, 'level ' || level || coalesce(' by cut points ' || level_set, '') FROM measure
WHERE client_id = :client AND instrument = (SELECT id FROM /*lent*/instrument WHERE cut_set <> '' ORDER BY place LIMIT 1) AND level IS NOT NULL ORDER BY date DESC, id DESC LIMIT 1
-- @section conditions
SELECT code, opened_on, text FROM plan_item
WHERE client_id = :client AND noun = 'condition' AND closed_on IS NULL ORDER BY opened_on, id
-- @section importance_confidence
SELECT code, opened_on, 'importance ' || importance || ', confidence ' || confidence FROM goal
WHERE client_id = :client AND closed_on IS NULL AND importance >= 7 AND confidence <= 4 ORDER BY id
-- @section missed_in_row
SELECT code, date, NULL FROM activity
WHERE client_id = :client AND attendance = 'did-not-attend'
      AND date > coalesce((SELECT max(date) FROM activity WHERE client_id = :client AND attendance = 'attended'), '')
ORDER BY date, id
-- @section no_next_booking
SELECT NULL, max(date), 'last booking' FROM activity WHERE client_id = :client HAVING max(date) IS NOT NULL
-- @section measure_worsening
SELECT m.code, m.date, i.label || ' ' || printf('%+.1f', (s.last_score - s.previous_score) / 100.0)
FROM measure_summary s JOIN /*lent*/instrument i ON i.id = s.instrument AND i.scale = s.scale JOIN measure m ON m.id = s.last_id
WHERE s.client_id = :client AND s.goal_id = 0 AND i.worthwhile > 0 AND :today_day - s.last_day <= :worsening_days
      AND (s.previous_score - s.last_score) * i.sign >= i.worthwhile
-- @section remeasure_overdue
SELECT NULL, date((max(s.last_day) + i.again_days) * 86400, 'unixepoch'), i.title || ' due'
FROM measure_summary s JOIN /*lent*/instrument i ON i.id = s.instrument AND i.scale = s.scale
WHERE s.client_id = :client AND s.goal_id = 0 AND i.again_days > 0
GROUP BY s.instrument HAVING max(s.last_day) + i.again_days < :today_day
-- @section barriers
SELECT NULL, NULL, word FROM client_tag WHERE client_id = :client AND field = 'barriers' ORDER BY word
-- @section review_overdue
SELECT code, next_review_on, 'due' FROM goal
WHERE client_id = :client AND closed_on IS NULL AND next_review_on < :today ORDER BY next_review_on
-- @section days_over_contact
SELECT * FROM (SELECT code, date, 'last contact' FROM activity
               WHERE client_id = :client AND attendance = 'attended' ORDER BY date DESC, id DESC LIMIT 1)
UNION ALL SELECT NULL, NULL, 'allowed ' || :contact_days || ' d'
-- @section goal_off_track
SELECT t.code, t.due_on, 'by' FROM (
-- @include lists/goal_track
) t WHERE t.off_track AND t.client_id = :client
-- @section moved_by_hand
SELECT code, until_on, reason || ', until' FROM rerank
WHERE client_id = :client AND opened_on <= :today AND until_on >= :today AND closed_on IS NULL ORDER BY id
