SELECT s.client_id, c.code, c.name, s.last_contact_day, s.enrolled_day
FROM client_summary s JOIN client c ON c.id = s.client_id
WHERE s.closed_day IS NULL /*and client*/
