-- @section overlap
SELECT code, date, until_on FROM service_use
WHERE client_id = :client AND service = :service AND id <> :not AND date <= :to AND coalesce(until_on, date) >= :from ORDER BY date LIMIT 1
-- @section of
-- One person's, the latest first.
-- @title "Use of services"
-- @column date "DAY" date
-- @column until_on "TO" date
-- @column service "SERVICE"
-- @column count "TIMES" whole
-- @column code "CODE" code
-- @column source "FROM" flexible
SELECT date, until_on, service, count, code, source FROM service_use WHERE client_id = :client ORDER BY date DESC, id DESC LIMIT 10
