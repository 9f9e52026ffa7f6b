-- capacity/1: where the hours of a week go. Parameters: from, to (the week), today, usual (minutes of a session without a length).
-- @section hours
-- @record
-- @column booked "booked" whole
-- @column booked_minutes "booked, minutes" whole
-- @column held "held" whole
-- @column held_minutes "held, minutes" whole
-- @column lost "not attended" whole
-- @column lost_minutes "not attended, minutes" whole
-- @column written "written up" whole
-- @column unknown "without a length" whole
-- @column outreach_minutes "outreach, minutes" whole
-- @explain Booked: sessions of the week still planned. Held: attended. Not attended: did not attend or came too late, whose time was kept free. Cancelled sessions take no time. A group that met counts once, with its length, however many came. Written up: held, with a note.
-- @recipe booked rows:sessions | sessions of the week that are planned | - | sessions with an outcome
-- @recipe held rows:sessions | sessions of the week that were attended | - | cancelled sessions: they take no time
-- @recipe lost rows:sessions | sessions of the week to which the person did not come, or came too late | - | cancelled sessions
-- @recipe written rows:sessions | held, with a note | held | -
-- @recipe unknown rows:sessions | sessions of the week without a length, taken as [week] session_minutes | - | cancelled sessions
-- @recipe outreach_minutes rows:outreach | minutes of outreach in the week | - | outreach without a length
SELECT coalesce(sum(state = 'planned'), 0), coalesce(sum(CASE WHEN state = 'planned' THEN coalesce(minutes, :usual) END), 0),
       coalesce(sum(held), 0), coalesce(sum(CASE WHEN held THEN coalesce(minutes, :usual) END), 0),
       coalesce(sum(attendance IN ('did-not-attend', 'not-seen')), 0),
       coalesce(sum(CASE WHEN attendance IN ('did-not-attend', 'not-seen') THEN coalesce(minutes, :usual) END), 0),
       coalesce(sum(held AND note IS NOT NULL), 0),
       coalesce(sum(minutes IS NULL AND coalesce(attendance, '') NOT IN ('cancelled', 'service-cancelled')), 0),
       (SELECT coalesce(sum(minutes), 0) FROM activity WHERE noun = 'outreach' AND date BETWEEN :from AND :to)
FROM (SELECT *, attendance IS 'attended' OR (noun = 'group-session' AND state = 'happened' AND attendance IS NULL) AS held FROM activity
      WHERE noun IN ('session', 'group-session') AND group_session_id IS NULL AND date BETWEEN :from AND :to)
-- @section not_written
-- @column session "SESSION" code
SELECT code FROM activity WHERE (attendance = 'attended' OR (noun = 'group-session' AND state = 'happened' AND attendance IS NULL)) AND noun IN ('session', 'group-session') AND group_session_id IS NULL
      AND note IS NULL AND date BETWEEN :from AND :to ORDER BY date, id
-- @section people
-- @column client "CODE" code
-- @column id "" whole
-- @column attended "" whole
-- @column booked "" whole
SELECT c.code, c.id, s.attended, s.last_planned_day IS NOT NULL AND s.last_planned_day >= :today_day
FROM client c JOIN client_summary s ON s.client_id = c.id WHERE c.closed_on IS NULL ORDER BY c.id
-- @section rows:sessions
-- @column session "SESSION" code
-- @column date "DATE" date
SELECT code, date FROM (SELECT *, attendance IS 'attended' OR (noun = 'group-session' AND state = 'happened' AND attendance IS NULL) AS held FROM activity
      WHERE noun IN ('session', 'group-session') AND group_session_id IS NULL AND date BETWEEN :from AND :to)
WHERE CASE :figure WHEN 'booked' THEN state = 'planned' WHEN 'held' THEN held WHEN 'lost' THEN attendance IN ('did-not-attend', 'not-seen')
             WHEN 'written' THEN held AND note IS NOT NULL ELSE minutes IS NULL AND coalesce(attendance, '') NOT IN ('cancelled', 'service-cancelled') END
ORDER BY date, id
-- @section rows:outreach
-- @column outreach "OUTREACH" code
-- @column date "DATE" date
SELECT code, date FROM activity WHERE noun = 'outreach' AND minutes IS NOT NULL AND date BETWEEN :from AND :to ORDER BY date, id
