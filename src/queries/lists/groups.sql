-- Groups: who is in them, who waits for a place, and when they met.
-- @section counts
SELECT g.code, count(DISTINCT CASE WHEN m.joined_on IS NOT NULL THEN m.client_id END), count(DISTINCT CASE WHEN m.joined_on IS NULL THEN m.client_id END)
FROM membership m JOIN contact g ON g.id = m.group_id WHERE m.left_on IS NULL GROUP BY g.id
-- Places taken, those kept for somebody with them; and for how many none is kept.
-- @section room
SELECT count(DISTINCT CASE WHEN coalesce(joined_on, offered_on) IS NOT NULL THEN client_id END), count(DISTINCT CASE WHEN coalesce(joined_on, offered_on) IS NULL THEN client_id END)
FROM membership WHERE group_id = :group AND left_on IS NULL
-- @section open_of
SELECT id, code FROM membership WHERE client_id = :client AND group_id = :group AND left_on IS NULL ORDER BY joined_on IS NULL, id
-- @section waiting
-- @title "Waiting, in their order"
-- @column place "PLACE" whole
-- @column membership "CODE" code
-- @column client "PERSON" code
-- @column person "NAME" flexible
-- @column asked_on "ASKED" date
-- @column offered_on "PLACE KEPT" date
SELECT row_number() OVER (ORDER BY m.offered_on IS NULL, m.asked_on, m.id), m.code, c.code, c.name, m.asked_on, m.offered_on
FROM membership m JOIN client c ON c.id = m.client_id
WHERE m.group_id = :group AND m.left_on IS NULL AND m.joined_on IS NULL ORDER BY 1
-- @section members
-- @title "Members"
-- @column client "CODE" code
-- @column person "PERSON" flexible
-- @column joined_on "SINCE" date
-- @column attended "CAME" whole
-- @column missed "MISSED" whole
-- @column last_on "LAST CAME" date
SELECT c.code, c.name, m.joined_on, count(CASE WHEN a.attendance = 'attended' THEN 1 END), count(CASE WHEN a.attendance = 'did-not-attend' THEN 1 END),
       max(CASE WHEN a.attendance = 'attended' THEN a.date END)
FROM membership m JOIN client c ON c.id = m.client_id
     LEFT JOIN activity a ON a.client_id = m.client_id AND a.group_id = m.group_id AND a.noun = 'session' AND a.date >= m.joined_on
WHERE m.group_id = :group AND m.left_on IS NULL AND m.joined_on IS NOT NULL GROUP BY m.id ORDER BY c.name, m.id
-- @section met
-- @title "Meetings, the latest first"
-- @column group_session "CODE" code
-- @column date "DAY" date
-- @column state "STATE"
-- @column attended "CAME" whole
-- @column missed "MISSED" whole
-- @column minutes "MIN" whole
-- @column note "NOTE" flexible
SELECT g.code, g.date || coalesce(' ' || g.time, ''), coalesce(g.outcome, CASE g.state WHEN 'planned' THEN 'planned' END), count(CASE WHEN a.attendance = 'attended' THEN 1 END), count(CASE WHEN a.attendance = 'did-not-attend' THEN 1 END), g.minutes, g.note
FROM activity g LEFT JOIN activity a ON a.group_session_id = g.id
WHERE g.group_id = :group AND g.noun = 'group-session' GROUP BY g.id ORDER BY g.date DESC, g.time DESC, g.id DESC LIMIT 10
-- @section met_on
SELECT code FROM activity WHERE group_id = :group AND noun = 'group-session' AND date = :date AND attendance IS NULL AND (time IS NULL OR :time IS NULL OR time = :time)
-- @section members_on
-- Members on a day, and whether anything was said of them when the group met.
SELECT m.client_id, c.code, EXISTS (SELECT 1 FROM activity a WHERE a.group_session_id = :meeting AND a.client_id = m.client_id)
FROM membership m JOIN client c ON c.id = m.client_id
WHERE m.group_id = :group AND m.joined_on <= :date AND coalesce(m.left_on, '9999') > :date AND (c.closed_on IS NULL OR c.closed_on >= :date) GROUP BY m.client_id ORDER BY c.name, c.id
-- @section attendances
-- @title "Attendance"
-- @column session "SESSION" code
-- @column client "CODE" code
-- @column person "PERSON" flexible
-- @column outcome "OUTCOME"
-- @column note "NOTE" flexible
SELECT a.code, c.code, c.name, a.outcome, a.note
FROM activity a JOIN client c ON c.id = a.client_id WHERE a.group_session_id = :meeting ORDER BY a.id
-- @section of
-- @title "Groups"
-- @column membership "CODE" code
-- @column group "GROUP" flexible
-- @column asked_on "ASKED" date
-- @column offered_on "PLACE KEPT" date
-- @column joined_on "JOINED" date
-- @column left_on "LEFT" date
-- @column attended "CAME" whole
-- @column missed "MISSED" whole
-- @column next_on "NEXT" date
SELECT m.code, g.name, m.asked_on, m.offered_on, m.joined_on, m.left_on, count(CASE WHEN a.attendance = 'attended' THEN 1 END), count(CASE WHEN a.attendance = 'did-not-attend' THEN 1 END),
       CASE WHEN m.left_on IS NULL THEN (SELECT min(n.date || coalesce(' ' || n.time, '')) FROM activity n WHERE n.group_id = g.id AND n.noun = 'group-session' AND n.state = 'planned' AND n.date >= :today) END
FROM membership m JOIN contact g ON g.id = m.group_id
     LEFT JOIN activity a ON a.client_id = m.client_id AND a.group_id = m.group_id AND a.noun = 'session' AND a.date BETWEEN m.joined_on AND coalesce(m.left_on, '9999')
WHERE m.client_id = :client GROUP BY m.id ORDER BY m.left_on IS NOT NULL, m.asked_on, m.id
-- @section left_behind
SELECT c.code FROM membership m JOIN client c ON c.id = m.client_id WHERE m.group_id = :group AND m.left_on IS NULL ORDER BY m.joined_on IS NULL, m.id
-- @section plan
SELECT g.name, g.area, (SELECT min(a.date) FROM activity a WHERE a.group_id = g.id AND a.noun = 'group-session' AND a.state = 'planned' AND a.date >= :today)
FROM membership m JOIN contact g ON g.id = m.group_id
WHERE m.client_id = :client AND m.left_on IS NULL AND m.joined_on IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM intervention i WHERE i.client_id = m.client_id AND i.group_id = m.group_id AND i.closed_on IS NULL AND i.accepted_on IS NOT NULL)
ORDER BY m.joined_on, m.id
