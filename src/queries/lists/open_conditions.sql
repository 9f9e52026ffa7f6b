SELECT coalesce(term, ''), coalesce(min(text), '') FROM plan_item
WHERE client_id = :client AND noun = 'condition' AND closed_on IS NULL
GROUP BY coalesce(term, text) ORDER BY min(coalesce(opened_on, '')), min(id)
