-- To which group people of report impact belong: a row a person and group; nothing where it is not known.
-- Parameters: from, to, as reports/impact, with left_out lent; of one person where :client is given.
-- @section practice
SELECT s.client_id, p.name FROM (SELECT id AS client_id, * FROM client) s LEFT JOIN contact p ON p.id = s.practice_id
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section source
-- Of a person's first referral.
SELECT s.client_id, (SELECT r.source FROM referral r WHERE r.client_id = s.client_id AND r.noun = 'referral' ORDER BY r.received_on, r.id LIMIT 1)
FROM (SELECT id AS client_id, * FROM client) s
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section programme
SELECT s.client_id, s.programme FROM (SELECT id AS client_id, * FROM client) s
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section ethnicity
SELECT s.client_id, s.ethnicity FROM (SELECT id AS client_id, * FROM client) s
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section deprivation
-- Fifths within one edition of the index: editions are never mixed.
SELECT s.client_id, CASE WHEN s.deprivation_decile IS NOT NULL
    THEN coalesce(s.deprivation_edition, 'edition not known') || ', deciles ' || ((s.deprivation_decile + 1) / 2 * 2 - 1) || ' and ' || ((s.deprivation_decile + 1) / 2 * 2)
         || CASE (s.deprivation_decile + 1) / 2 WHEN 1 THEN ' (most deprived)' WHEN 5 THEN ' (least deprived)' ELSE '' END END
FROM (SELECT id AS client_id, * FROM client) s
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section barrier
-- A person stands in the group of each barrier.
SELECT s.client_id, t.word FROM (SELECT id AS client_id, * FROM client) s LEFT JOIN client_tag t ON t.client_id = s.client_id AND t.field = 'barriers'
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
-- @section coach
SELECT s.client_id, s.coach FROM (SELECT id AS client_id, * FROM client) s
WHERE s.enrolled_on BETWEEN :from AND :to AND s.id NOT IN (SELECT client_id FROM left_out) /*and client*/
