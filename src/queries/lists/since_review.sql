WITH last(day) AS (SELECT max(date) FROM goal_review WHERE goal_id = :goal),
     start(day) AS (SELECT coalesce((SELECT day FROM last), (SELECT opened_on FROM goal WHERE id = :goal)))
SELECT (SELECT day FROM last),
       (SELECT count(*) FROM activity WHERE client_id = :client_of AND attendance = 'attended' AND date > (SELECT day FROM start)),
       (SELECT count(*) FROM activity WHERE client_id = :client_of AND attendance = 'did-not-attend' AND date > (SELECT day FROM start)),
       (SELECT count(*) FROM measure WHERE client_id = :client_of AND date > (SELECT day FROM start))
