-- @section any
SELECT 1 FROM client WHERE id = :client AND programme IS NOT NULL
-- Where a person stands in the programme: sessions since it began, but for kinds that are outside of it, and for what was
-- held with a group and has no kind. The number of a
-- session is how many were attended up to and with it.
-- @section course
-- @column programme ""
-- @column since "" date
-- @column attended "" whole
-- @column missed "" whole
-- @column last_on "" date
SELECT c.programme, coalesce(c.programme_on, c.enrolled_on),
       coalesce(sum(a.attendance = 'attended'), 0), coalesce(sum(a.attendance = 'did-not-attend'), 0),
       max(CASE WHEN a.attendance = 'attended' THEN a.date END)
FROM client c LEFT JOIN activity a ON a.client_id = c.id AND a.noun = 'session' AND a.date >= coalesce(c.programme_on, c.enrolled_on)
     AND a.date <= :until AND (a.date, a.id) <= (:until, :session)
     AND (a.group_id IS NULL OR a.kind IS NOT NULL) AND instr(:outside, ',' || coalesce(a.kind, '') || ',') = 0
WHERE c.id = :client AND c.programme IS NOT NULL
GROUP BY c.id
