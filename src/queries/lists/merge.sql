-- How much of the other person's moves.
-- @section referral
SELECT count(*) FROM referral WHERE client_id = :other
-- @section activity
SELECT count(*) FROM activity WHERE client_id = :other
-- @section goal
SELECT count(*) FROM goal WHERE client_id = :other
-- @section plan_item
SELECT count(*) FROM plan_item WHERE client_id = :other
-- @section measure
SELECT count(*) FROM measure WHERE client_id = :other
-- @section concern
SELECT count(*) FROM concern WHERE client_id = :other
-- @section rerank
SELECT count(*) FROM rerank WHERE client_id = :other
