-- Everybody who came in a period, with what came of it: referred in it (an earlier episode of a referral counts by its own day), or
-- joined in it without any referral. Age is that of the day they came.
WITH came AS (
    SELECT client_id, min(received_on) AS came_on, max(decision IS 'accepted') AS taken FROM (
        SELECT client_id, received_on, decision FROM referral WHERE noun = 'referral' AND received_on BETWEEN :from AND :to
        UNION ALL
        SELECT r.client_id, e.received_on, e.decision FROM referral_episode e JOIN referral r ON r.id = e.referral_id WHERE e.received_on BETWEEN :from AND :to)
    GROUP BY client_id
    UNION ALL
    SELECT c.id, c.enrolled_on, 1 FROM client c
    WHERE c.enrolled_on BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.client_id = c.id AND r.noun = 'referral')),
one AS (
    SELECT c.id, c.code, came.came_on, came.taken,
           CAST(strftime('%Y', came.came_on) - strftime('%Y', c.birth_date) - (strftime('%m-%d', came.came_on) < strftime('%m-%d', c.birth_date)) AS INTEGER) AS age,
           c.gender, c.ethnicity, c.deprivation_decile, c.deprivation_edition, c.interpreter, p.name AS practice,
           EXISTS (SELECT 1 FROM activity a WHERE a.client_id = c.id AND a.attendance = 'attended' AND a.date BETWEEN came.came_on AND :as_of) AS seen,
           coalesce(c.closed_on <= :as_of AND instr(:finished, ' ' || c.outcome || ' ') > 0, 0) AS ended,
           (SELECT (coalesce(l.score, m.last_score) - m.first_score) * :sign FROM measure_summary m
              LEFT JOIN measure l ON l.id = CASE WHEN m.last_day > :as_of_day THEN
                  (SELECT o.id FROM measure o WHERE o.client_id = m.client_id AND o.instrument = m.instrument AND o.scale = m.scale AND o.date <= :as_of
                                                    AND o.goal_id IS NULL AND o.score IS NOT NULL ORDER BY o.date DESC, o.id DESC LIMIT 1) END
             WHERE m.client_id = c.id AND m.goal_id = 0 AND m.instrument = :instrument AND m.scale = :scale
                   AND coalesce(unixepoch(l.date) / 86400, m.last_day) > m.first_day AND m.first_day <= :as_of_day) AS change
    FROM came JOIN client c ON c.id = came.client_id LEFT JOIN contact p ON p.id = c.practice_id),
person AS (
    SELECT *, taken OR seen AS accepted, seen AS attended, seen AND ended AS finished, seen AND change IS NOT NULL AS both,
           coalesce(seen AND change >= :worthwhile, 0) AS gained FROM one)
