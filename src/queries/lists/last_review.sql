SELECT max(r.date) FROM goal_review r JOIN goal g ON g.id = r.goal_id WHERE g.client_id = :client
