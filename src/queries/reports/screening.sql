-- screening/1: who was found, invited, and said yes, by group.
-- Parameters: from, to (found in the period, both days included), as_of.
-- @section totals
-- @record
-- @column found "Found" whole count
-- @column invited "invited" whole count
-- @column answered "answered" whole count
-- @column joined "came onto the caseload" whole count
-- @explain Found: people kept as candidates in the period. Invited, answered, joined: of them, up to the day of the report.
-- @recipe found rows:found | people kept as candidates in the period | - | people whom the rules did not find
-- @recipe invited rows:found | found, and invited up to the cut-off | found | -
-- @recipe answered rows:found | found, with any answer | invited | -
-- @recipe joined rows:found | found, and on the caseload now | invited | -
-- @recipe uptake rows:found as joined | joined | invited: who was found and never invited is not in it | -
SELECT count(*), coalesce(sum(invited_on <= :as_of), 0), coalesce(sum(answered_on <= :as_of), 0), count(client_id) FROM candidate WHERE found_on BETWEEN :from AND :to
-- @section groups
-- @title "By group"
-- @column what "BY"
-- @column of_group "GROUP"
-- @column found "FOUND" whole count
-- @column invited "INVITED" whole count
-- @column answered "ANSWERED" whole count
-- @column joined "JOINED" whole count
-- @column uptake "UPTAKE" decimal:0 share:joined/invited
-- @explain Uptake: joined of those invited. Who is not known stands as a group of its own.
WITH one AS (SELECT k.*, p.name AS practice_name, k.invited_on <= :as_of AS invited, k.answered_on <= :as_of AS answered,
                    CAST(strftime('%Y', k.found_on) - strftime('%Y', k.birth_date) - (strftime('%m-%d', k.found_on) < strftime('%m-%d', k.birth_date)) AS INTEGER) AS age
             FROM candidate k LEFT JOIN contact p ON p.id = k.practice_id WHERE k.found_on BETWEEN :from AND :to),
     grouped AS (
         SELECT 1 AS place, 'screen' AS what, screen AS of_group, * FROM one
         UNION ALL SELECT 2, 'practice', practice_name, * FROM one
         UNION ALL SELECT 3, 'gender', gender, * FROM one
         UNION ALL SELECT 4, 'age', CASE WHEN age IS NULL THEN NULL WHEN age < 40 THEN 'under 40' WHEN age < 65 THEN '40 to 64' ELSE '65 and over' END, * FROM one
         UNION ALL SELECT 5, 'ethnicity', ethnicity, * FROM one
         UNION ALL SELECT 6, 'deprivation', CASE WHEN deprivation_decile IS NULL THEN NULL WHEN deprivation_decile <= 2 THEN 'most deprived fifth' ELSE 'other' END, * FROM one)
SELECT what, coalesce(of_group, 'not known'), count(*), coalesce(sum(invited), 0), coalesce(sum(answered), 0), count(client_id),
       CASE WHEN sum(invited) > 0 THEN 100.0 * count(CASE WHEN invited THEN client_id END) / sum(invited) END
FROM grouped GROUP BY place, 2 ORDER BY place, 2
-- @section rows:found
-- @column candidate "CANDIDATE" code
-- @column found_on "FOUND" date
SELECT code, found_on FROM candidate WHERE found_on BETWEEN :from AND :to
    AND CASE :figure WHEN 'found' THEN 1 WHEN 'invited' THEN invited_on <= :as_of WHEN 'answered' THEN answered_on <= :as_of ELSE client_id IS NOT NULL END
ORDER BY found_on, id
