-- Whether a goal (s) with its ratings (m) is off track: past its day, or below the straight line from the first rating
-- to the hoped-for one by more than the points allowed.
CASE WHEN s.due_on < :today THEN 1
     WHEN m.n > 1 AND s.hoped IS NOT NULL AND s.due_on IS NOT NULL THEN
          unixepoch(s.due_on) / 86400 > m.first_day
          AND m.last_score <= m.first_score - :off_track_points * 100
              + (s.hoped * 100 - m.first_score) * (m.last_day - m.first_day)
                / (unixepoch(s.due_on) / 86400 - m.first_day)
     ELSE 0 END
