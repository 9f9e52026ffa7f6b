-- What there is of a person beside referrals that ended: while there is any, declining a referral leaves the person on the caseload.
-- @column n "" whole
SELECT (SELECT count(*) FROM activity WHERE client_id = :client)
     + (SELECT count(*) FROM referral WHERE client_id = :client AND closed_on IS NULL)
     + (SELECT count(*) FROM goal WHERE client_id = :client AND closed_on IS NULL)
     + (SELECT count(*) FROM measure WHERE client_id = :client)
     + (SELECT count(*) FROM concern WHERE client_id = :client AND closed_on IS NULL)
