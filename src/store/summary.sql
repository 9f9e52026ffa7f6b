-- @section measures
INSERT INTO measure_summary
SELECT client_id, goal, instrument, scale, count(*),
       min(CASE WHEN up = 1 THEN day END), min(CASE WHEN up = 1 THEN score END),
       min(CASE WHEN down = 2 THEN score END),
       min(CASE WHEN down = 1 THEN day END), min(CASE WHEN down = 1 THEN score END),
       min(CASE WHEN down = 1 THEN level END), min(CASE WHEN down = 1 THEN id END),
       min(CASE WHEN up = 1 THEN level END), min(CASE WHEN up = 1 THEN level_set END), min(CASE WHEN down = 1 THEN level_set END),
       max(CASE WHEN up = 1 THEN alike ELSE 0 END) + 2 * max(CASE WHEN down = 1 THEN alike ELSE 0 END)
FROM (SELECT *, CASE WHEN up = 1 OR down = 1 THEN coalesce(straight_line, 0) OR coalesce((SELECT count(*) > 2 AND min(i.answer) = max(i.answer) FROM measure_item i WHERE i.measure_id = w.id), 0) END AS alike
FROM (SELECT id, client_id, coalesce(goal_id, 0) AS goal, instrument, scale, score, level, level_set, straight_line,
             unixepoch(date) / 86400 AS day,
             row_number() OVER (PARTITION BY client_id, goal_id, instrument, scale ORDER BY date, id) AS up,
             row_number() OVER (PARTITION BY client_id, goal_id, instrument, scale ORDER BY date DESC, id DESC) AS down
      FROM measure
      WHERE client_id IN (SELECT client_id FROM client_stale) AND score IS NOT NULL) w)
GROUP BY client_id, goal, instrument, scale
-- @section forget_measures
DELETE FROM measure_summary WHERE client_id IN (SELECT client_id FROM client_stale)
-- @section forget_goals
DELETE FROM goal_summary WHERE client_id IN (SELECT client_id FROM client_stale)
-- @section goals
INSERT INTO goal_summary
SELECT g.client_id, g.id, unixepoch(g.due_on) / 86400,
       CASE WHEN m.n > 1 AND g.hoped IS NOT NULL AND unixepoch(g.due_on) / 86400 > m.first_day THEN
            m.first_score - m.last_score + (g.hoped * 100 - m.first_score) * (m.last_day - m.first_day)
                                           / (unixepoch(g.due_on) / 86400 - m.first_day) END
FROM goal g LEFT JOIN (SELECT client_id, goal_id, n, first_day, first_score, max(last_day) AS last_day, last_score
                       FROM measure_summary WHERE goal_id > 0 AND client_id IN (SELECT client_id FROM client_stale)
                       GROUP BY client_id, goal_id) m ON m.client_id = g.client_id AND m.goal_id = g.id
WHERE g.closed_on IS NULL AND g.client_id IN (SELECT client_id FROM client_stale)
-- @section contacts
-- What sessions say of a person, and the waiting that they end: all there is to do where nothing else changed.
UPDATE client_summary SET (first_attended_day, last_contact_day, attended, missed_in_row, last_planned_day, last_booked_day, waiting_day, promised_day) = (
    SELECT unixepoch(first_on) / 86400, unixepoch(last_on) / 86400, coalesce(met, 0),
           (SELECT count(*) FROM activity a WHERE a.client_id = client_summary.client_id AND a.attendance = 'did-not-attend'
                                              AND a.date > coalesce(last_on, '')),
           unixepoch(planned_on) / 86400, unixepoch(booked_on) / 86400,
           CASE WHEN EXISTS (SELECT 1 FROM referral r WHERE r.client_id = client_summary.client_id)
                THEN (SELECT unixepoch(min(r.received_on)) / 86400 FROM referral r
                       WHERE r.client_id = client_summary.client_id AND r.closed_on IS NULL AND r.received_on > coalesce(last_on, ''))
                WHEN first_on IS NULL THEN client_summary.enrolled_day END,
           (SELECT unixepoch(max(a.next_contact_on)) / 86400 FROM activity a WHERE a.client_id = client_summary.client_id AND a.date = booked_on)
    FROM (SELECT min(CASE WHEN attendance = 'attended' THEN date END) AS first_on,
                 max(CASE WHEN attendance = 'attended' THEN date END) AS last_on,
                 sum(attendance = 'attended') AS met,
                 max(CASE WHEN state = 'planned' THEN date END) AS planned_on,
                 max(date) AS booked_on
          FROM activity WHERE client_id = client_summary.client_id))
WHERE client_id IN (SELECT client_id FROM client_stale)
-- @section forget_clients
DELETE FROM client_summary WHERE client_id IN (SELECT client_id FROM client_stale)
-- @section forget_stale
DELETE FROM client_stale
-- @section all_stale
INSERT OR IGNORE INTO client_stale SELECT id FROM client
-- @section any_stale
SELECT EXISTS (SELECT 1 FROM client_stale)
-- @section clients
INSERT INTO client_summary
SELECT c.id, unixepoch(c.enrolled_on) / 86400, unixepoch(c.closed_on) / 86400,
       NULL, NULL, 0, 0, NULL, NULL,   -- what sessions say: the section `contacts`, next
       (SELECT count(*) FROM goal g WHERE g.client_id = c.id AND g.closed_on IS NULL),
       (SELECT unixepoch(min(g.next_review_on)) / 86400 FROM goal g WHERE g.client_id = c.id AND g.closed_on IS NULL),
       (SELECT count(*) FROM goal g WHERE g.client_id = c.id AND g.closed_on IS NULL
                                      AND g.importance >= 7 AND g.confidence <= 4),
       (SELECT count(DISTINCT coalesce(p.term, p.text)) FROM plan_item p
         WHERE p.client_id = c.id AND p.noun = 'condition' AND p.closed_on IS NULL),
       (SELECT count(*) FROM client_tag t WHERE t.client_id = c.id AND t.field = 'barriers'),
       (SELECT m.level FROM measure m WHERE m.client_id = c.id AND m.level IS NOT NULL ORDER BY m.date DESC, m.id DESC LIMIT 1),
       NULL, NULL
FROM client c WHERE c.id IN (SELECT client_id FROM client_stale)
-- @section snapshot
SELECT c.code, s.*, (SELECT group_concat(m.goal_id || m.instrument || m.scale || m.n || m.first_score || m.last_score
                                         || coalesce(m.previous_score, '') || m.last_id || coalesce(m.first_level, '')
                                         || coalesce(m.first_set, '') || coalesce(m.last_set, '') || m.straight, ' ')
                     FROM measure_summary m WHERE m.client_id = c.id),
       (SELECT group_concat(g.goal_id || ' ' || coalesce(g.due_day, '') || ' ' || coalesce(g.behind, ''), ' ')
        FROM goal_summary g WHERE g.client_id = c.id)
FROM client c LEFT JOIN client_summary s ON s.client_id = c.id ORDER BY c.id
