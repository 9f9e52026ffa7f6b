-- What reports ask of a first and a latest score beside the score itself: the level with the cut points that gave it, and
-- whether every item was answered alike. As the licensed scorer flags it, or where the answers are kept, from them.
ALTER TABLE measure ADD COLUMN straight_line INTEGER CHECK(straight_line = 0 OR straight_line = 1);
ALTER TABLE measure_summary ADD COLUMN first_level INTEGER;
ALTER TABLE measure_summary ADD COLUMN first_set TEXT;
ALTER TABLE measure_summary ADD COLUMN last_set TEXT;
ALTER TABLE measure_summary ADD COLUMN straight INTEGER NOT NULL DEFAULT 0;   -- 1 the first, 2 the last, 3 both
UPDATE measure_summary SET
    (first_level, first_set) = (SELECT m.level, m.level_set FROM measure m
        WHERE m.client_id = measure_summary.client_id AND m.instrument = measure_summary.instrument AND m.scale = measure_summary.scale
              AND m.goal_id IS nullif(measure_summary.goal_id, 0) AND m.score IS NOT NULL ORDER BY m.date, m.id LIMIT 1),
    last_set = (SELECT m.level_set FROM measure m WHERE m.id = measure_summary.last_id),
    straight = coalesce((SELECT count(*) > 2 AND min(i.answer) = max(i.answer) FROM measure_item i
                         WHERE i.measure_id = (SELECT m.id FROM measure m
                             WHERE m.client_id = measure_summary.client_id AND m.instrument = measure_summary.instrument AND m.scale = measure_summary.scale
                                   AND m.goal_id IS nullif(measure_summary.goal_id, 0) AND m.score IS NOT NULL ORDER BY m.date, m.id LIMIT 1)), 0)
             + 2 * coalesce((SELECT count(*) > 2 AND min(i.answer) = max(i.answer) FROM measure_item i WHERE i.measure_id = measure_summary.last_id), 0);
