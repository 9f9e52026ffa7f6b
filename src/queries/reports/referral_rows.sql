WITH every AS (
    SELECT r.id AS referral_id, r.code, r.client_id, r.source, r.practice_id, r.organisation, r.received_on, r.decision, r.decided_on, r.because, r.closed_on AS ended_on FROM referral r
    UNION ALL
    SELECT r.id, e.code, r.client_id, r.source, r.practice_id, r.organisation, e.received_on, e.decision, e.decided_on, e.because, e.ended_on
    FROM referral_episode e JOIN referral r ON r.id = e.referral_id),
received AS (
    SELECT e.code, e.received_on, e.source, p.name AS practice, e.organisation, e.decision, e.because,
           CASE WHEN e.decision <> 'more-information' THEN (unixepoch(e.decided_on) - unixepoch(e.received_on)) / 86400.0 END AS decided_days,
           CASE WHEN e.decision = 'accepted' THEN ((SELECT unixepoch(min(a.date)) FROM activity a WHERE a.client_id = e.client_id AND a.attendance = 'attended'
                AND a.date BETWEEN e.received_on AND coalesce(e.ended_on, '9999')) - unixepoch(e.received_on)) / 86400.0 END AS seen_days
    FROM every e LEFT JOIN contact p ON p.id = e.practice_id WHERE e.received_on BETWEEN :from AND :to)
