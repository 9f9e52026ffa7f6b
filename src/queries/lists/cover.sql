-- Every open practice with its named clinicians on a day, by place; `away_until` where one is absent then.
-- @column practice_id "" whole
-- @column practice "" code
-- @column practice_name "" text
-- @column professional_id "" whole
-- @column professional "" code
-- @column name "" text
-- @column phone "" text
-- @column place "" whole
-- @column away_until "" date
SELECT p.id, p.code, p.name, f.id, f.code, f.name, coalesce(f.phone, p.phone), c.place,
       (SELECT max(a.to_on) FROM absence a WHERE a.professional_id = f.id AND a.from_on <= :day AND a.to_on >= :day)
FROM contact p
LEFT JOIN cover c ON c.practice_id = p.id AND c.opened_on <= :day AND (c.closed_on IS NULL OR c.closed_on > :day)
     AND EXISTS (SELECT 1 FROM contact x WHERE x.id = c.professional_id AND (x.closed_on IS NULL OR x.closed_on > :day))
LEFT JOIN contact f ON f.id = c.professional_id
WHERE p.noun = 'practice' AND (p.closed_on IS NULL OR p.closed_on > :day)
ORDER BY p.name, p.id, c.place, c.id
