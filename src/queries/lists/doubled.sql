-- What stands twice once two records of a person are one: the record that stays, the other one, and the group.
-- @section membership
-- A place before a place in the line, and the earlier one.
SELECT o.id, m.id, m.group_id FROM membership m JOIN membership o ON o.client_id = m.client_id AND o.group_id = m.group_id AND o.left_on IS NULL
WHERE m.client_id = :client AND m.left_on IS NULL
      AND (o.joined_on IS NULL, coalesce(o.joined_on, o.asked_on), o.id) < (m.joined_on IS NULL, coalesce(m.joined_on, m.asked_on), m.id)
-- @section condition
-- By the term, or by the words where there is none; the one that was open first.
SELECT o.id, m.id, NULL FROM plan_item m JOIN plan_item o ON o.client_id = m.client_id AND o.noun = m.noun AND o.closed_on IS NULL
       AND coalesce(o.term, o.text) = coalesce(m.term, m.text)
WHERE m.client_id = :client AND m.noun = 'condition' AND m.closed_on IS NULL
      AND (coalesce(o.opened_on, '9999'), o.id) < (coalesce(m.opened_on, '9999'), m.id)
