-- Sessions not attended since the last one that was.
SELECT count(*) FROM activity a
WHERE a.client_id = :client AND a.attendance = 'did-not-attend'
      AND a.date > coalesce((SELECT max(b.date) FROM activity b WHERE b.client_id = :client AND b.attendance = 'attended'), '')
