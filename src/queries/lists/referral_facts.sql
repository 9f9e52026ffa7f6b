-- What is known of a referral and of the person, one value a row. A fact without a row is not known.
-- @column fact ""
-- @column value ""
SELECT 'age', CAST(strftime('%Y', :today) - strftime('%Y', c.birth_date) - (strftime('%m-%d', :today) < strftime('%m-%d', c.birth_date)) AS TEXT)
FROM referral r JOIN client c ON c.id = r.client_id WHERE r.id = :referral AND c.birth_date IS NOT NULL
UNION ALL SELECT 'gender', c.gender FROM referral r JOIN client c ON c.id = r.client_id WHERE r.id = :referral AND c.gender IS NOT NULL
UNION ALL SELECT DISTINCT 'conditions', coalesce(p.term, p.text) FROM referral r JOIN plan_item p ON p.client_id = r.client_id
    WHERE r.id = :referral AND p.noun = 'condition' AND p.closed_on IS NULL
UNION ALL SELECT 'condition_count', CAST(count(DISTINCT coalesce(p.term, p.text)) AS TEXT) FROM referral r JOIN plan_item p ON p.client_id = r.client_id
    WHERE r.id = :referral AND p.noun = 'condition' AND p.closed_on IS NULL HAVING count(*) > 0
UNION ALL SELECT 'needs', word FROM (SELECT t.word AS word FROM referral_tag t WHERE t.referral_id = :referral AND t.field = 'needs'
    UNION SELECT p.term FROM referral r JOIN plan_item p ON p.client_id = r.client_id
    WHERE r.id = :referral AND p.noun = 'need' AND p.closed_on IS NULL)
UNION ALL SELECT 'barriers', t.word FROM referral r JOIN client_tag t ON t.client_id = r.client_id WHERE r.id = :referral AND t.field = 'barriers'
UNION ALL SELECT 'activation', CAST(s.last_level AS TEXT) FROM referral r JOIN client_summary s ON s.client_id = r.client_id
    WHERE r.id = :referral AND s.last_level IS NOT NULL
UNION ALL SELECT 'consent', coalesce(r.consent, c.consent) FROM referral r JOIN client c ON c.id = r.client_id
    WHERE r.id = :referral AND coalesce(r.consent, c.consent) IS NOT NULL
UNION ALL SELECT 'urgency', urgency FROM referral WHERE id = :referral AND urgency IS NOT NULL
UNION ALL SELECT 'source', source FROM referral WHERE id = :referral AND source IS NOT NULL
UNION ALL SELECT 'concern', CASE WHEN EXISTS (SELECT 1 FROM referral r JOIN concern k ON k.client_id = r.client_id
                                               WHERE r.id = :referral AND k.closed_on IS NULL) THEN 'open' ELSE 'none' END
UNION ALL SELECT 'earlier', CAST((SELECT count(*) FROM referral_episode e WHERE e.referral_id = :referral)
    + (SELECT count(*) FROM referral r JOIN referral o ON o.client_id = r.client_id AND o.id < r.id WHERE r.id = :referral) AS TEXT)
