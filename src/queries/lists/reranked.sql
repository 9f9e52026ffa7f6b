SELECT code, until_on FROM rerank WHERE client_id = :client AND id <> :not AND closed_on IS NULL AND opened_on <= :to AND until_on >= :from ORDER BY id
