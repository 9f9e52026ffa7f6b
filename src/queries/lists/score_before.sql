SELECT score, date FROM measure
WHERE client_id = :client AND goal_id IS :goal AND instrument = :instrument AND scale = :scale AND score IS NOT NULL
      AND (date, id) < (:date, :id)
ORDER BY date DESC, id DESC LIMIT 1
