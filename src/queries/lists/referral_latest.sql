-- The referral of a person that was decided last, where none is open: what a letter is about then.
SELECT id FROM referral WHERE client_id = :client AND noun = 'referral' AND decision IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM referral o WHERE o.client_id = :client AND o.noun = 'referral' AND o.closed_on IS NULL)
ORDER BY coalesce(decided_on, received_on) DESC, id DESC LIMIT 1
