-- The session of a person that was held last after a day, and first before one: they would lie outside the person's time with us.
-- @section after
SELECT code, date FROM activity WHERE client_id = :client AND attendance = 'attended' AND date > :day ORDER BY date DESC, id DESC LIMIT 1
-- @section before
SELECT code, date FROM activity WHERE client_id = :client AND attendance = 'attended' AND date >= :from AND date < :day ORDER BY date, id LIMIT 1
