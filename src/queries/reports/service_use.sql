-- service-use/1: how often people used services before, during and after their time with us.
-- Parameters: from, to (people enrolled in the period, both days included), as_of. Lent: left_out (reports/left_out).
-- @section records
-- Every use of those people up to the day of the report; core divides it (core/service_use_time.cpp).
SELECT s.service, c.id, c.enrolled_on, c.closed_on, s.date, s.until_on, s.count
FROM service_use s JOIN client c ON c.id = s.client_id
WHERE c.enrolled_on BETWEEN :from AND :to AND c.id NOT IN (SELECT client_id FROM left_out) AND s.date <= :as_of
ORDER BY s.service, c.id, s.date
-- @section people
SELECT count(*) FROM client WHERE enrolled_on BETWEEN :from AND :to AND id NOT IN (SELECT client_id FROM left_out)
-- @section compared
-- @column service "SERVICE"
-- @column phase "" code machine
-- @column people "" whole machine count
-- @column uses_before "" whole machine count
-- @column months_before "" decimal:0 machine
-- @column rate_before "" decimal:3 machine
-- @column rate_before_low "" decimal:3 machine
-- @column rate_before_high "" decimal:3 machine
-- @column uses_then "" whole machine count
-- @column months_then "" decimal:0 machine
-- @column rate_then "" decimal:3 machine
-- @column rate_then_low "" decimal:3 machine
-- @column rate_then_high "" decimal:3 machine
-- @column ratio "" decimal:2 machine
-- @column ratio_low "" decimal:2 machine
-- @column ratio_high "" decimal:2 machine
-- @column one_side_only "" whole machine count
-- @explain Before: the months before enrolment; during: from enrolment to the day they left, or the day of the report; after: the months from then on; as many months as --months says, 12 unless told. Before and then are compared in the same people: those whose time is known on both sides.
-- @explain Time: of somebody whose use was kept as counts over periods, the days of those periods alone; of somebody whose use was kept day by day, the whole of before, during and after, taken as known. Who has no record of a service is not in its line: not known is not none. Keep a 0 over a period for who is known to have had none.
-- @explain Rates are uses for each person-month (30.4375 days), with exact Poisson intervals, worked out from the numbers as they are shown; months are rounded to 10 where small numbers are hidden, and the intervals then hold for every number that is shown so. The ratio is then against before, with the exact interval given the sum of both.
-- @recipe people rows:records | people with known time before and in the phase | - | who has no record of the service; people never taken on; people who do not agree to use in evaluation
-- @recipe uses_before rows:records | uses in the months before enrolment | people | periods that lie across two phases; days outside the periods of somebody who has any
-- @recipe uses_then rows:records | uses in the phase | people | as uses_before
-- @recipe one_side_only - | people whose time is known before or in the phase, not both | - | people never taken on; people who do not agree to use in evaluation
SELECT 1
-- @section rows:records
-- @column code "RECORD" code
-- @column client "PERSON" code
-- @column service "SERVICE"
-- @column date "DAY" date
-- @column until_on "TO" date
-- @column count "TIMES" whole
SELECT s.code, c.code, s.service, s.date, s.until_on, s.count
FROM service_use s JOIN client c ON c.id = s.client_id
WHERE c.enrolled_on BETWEEN :from AND :to AND c.id NOT IN (SELECT client_id FROM left_out) AND s.date <= :as_of
AND (:figure <> 'uses_before' OR s.date < c.enrolled_on) AND (:figure <> 'uses_then' OR coalesce(s.until_on, s.date) >= c.enrolled_on)
ORDER BY s.service, c.id, s.date
-- @section left_out
-- @record
-- @column across "periods across two phases" whole count
-- @column outside "records outside the time looked at" whole count
SELECT 0, 0
