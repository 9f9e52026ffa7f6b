SELECT code FROM activity WHERE client_id = :client AND state = 'planned'
UNION ALL SELECT code FROM goal WHERE client_id = :client AND closed_on IS NULL
UNION ALL SELECT code FROM plan_item WHERE client_id = :client AND closed_on IS NULL AND noun <> 'condition'
UNION ALL SELECT code FROM referral WHERE client_id = :client AND closed_on IS NULL
UNION ALL SELECT code FROM intervention WHERE client_id = :client AND closed_on IS NULL
UNION ALL SELECT code FROM membership WHERE client_id = :client AND left_on IS NULL
