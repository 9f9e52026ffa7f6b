-- weekly/1: one week of the caseload, what it owes, and what came late.
-- Parameters: from, to (the week), before_from, before_to (the week before), four_from (three weeks earlier still),
-- to_day and before_to_day (the same as numbers), off_track_points.
-- @section sessions
-- @record
-- @column booked "booked" whole count
-- @column held "held" whole count
-- @column did_not_attend "did not attend" whole count
-- @column late_not_seen "late, not seen" whole count
-- @column cancelled "cancelled by the client" whole count
-- @column cancelled_by_us "cancelled by us" whole count
-- @column held_share "held, percent" decimal:0 share:held/booked
-- @column booked_before "booked, week before" whole count
-- @column held_before "held, week before" whole count
-- @column held_share_before "held, week before, percent" decimal:0 share:held_before/booked_before
-- @column booked_four "booked, four weeks" whole count
-- @column held_four "held, four weeks" whole count
-- @column held_share_four "held, four weeks, percent" decimal:0 share:held_four/booked_four
-- @sum booked = held + did_not_attend + late_not_seen + cancelled + cancelled_by_us
-- @sum booked_before = held_before + rest
-- @sum booked_four = held_four + rest
-- @sum booked_four = booked + booked_before + rest
-- @sum held_four = held + held_before + rest
-- @explain Sessions: those dated in the week that have an outcome, whenever they were booked; held: the person was seen. Four weeks: this one and the three before it. Entries made by the cut-off count; later ones are told as arrived since.
SELECT w.*, CASE WHEN booked > 0 THEN held * 100.0 / booked END, b.*, CASE WHEN b.n > 0 THEN b.held_b * 100.0 / b.n END, f.*,
       CASE WHEN f.n > 0 THEN f.held_f * 100.0 / f.n END
FROM (SELECT count(attendance) AS booked, coalesce(sum(attendance = 'attended'), 0) AS held, coalesce(sum(attendance = 'did-not-attend'), 0),
             coalesce(sum(attendance = 'not-seen'), 0), coalesce(sum(attendance = 'cancelled'), 0), coalesce(sum(attendance = 'service-cancelled'), 0)
      FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to) w,
     (SELECT count(attendance) AS n, coalesce(sum(attendance = 'attended'), 0) AS held_b
      FROM activity WHERE noun = 'session' AND date BETWEEN :before_from AND :before_to) b,
     (SELECT count(attendance) AS n, coalesce(sum(attendance = 'attended'), 0) AS held_f
      FROM activity WHERE noun = 'session' AND date BETWEEN :four_from AND :to) f
-- @section people
-- @record
-- @column active "active" whole count
-- @column active_before "active, week before" whole count
-- @column new "new" whole count
-- @column closed "closed" whole count
-- @sum active + closed = active_before + new
-- @explain People: active at the end of the week; new: enrolled in it; closed: left in it.
SELECT coalesce(sum(enrolled_on <= :to AND coalesce(closed_on > :to, 1)), 0),
       coalesce(sum(enrolled_on <= :before_to AND coalesce(closed_on > :before_to, 1)), 0),
       coalesce(sum(enrolled_on BETWEEN :from AND :to), 0), coalesce(sum(closed_on BETWEEN :from AND :to), 0)
FROM client
-- @section goals
-- @record
-- @column reviewed "reviewed" whole count
-- @column reviews_overdue "reviews overdue" whole count
-- @column off_track "off track" whole count
-- @explain Goals: reviewed in the week; reviews overdue and off track at the end of it, of open goals of people on the caseload.
SELECT (SELECT count(*) FROM goal_review WHERE date BETWEEN :from AND :to),
       (SELECT count(*) FROM goal g JOIN client c ON c.id = g.client_id AND c.closed_on IS NULL WHERE g.closed_on IS NULL AND g.next_review_on <= :to),
       (SELECT count(*) FROM goal_summary s JOIN client c ON c.id = s.client_id AND c.closed_on IS NULL
         WHERE s.due_day <= :to_day OR s.behind > :off_track_points * 100)
-- @section new
SELECT code FROM client WHERE enrolled_on BETWEEN :from AND :to ORDER BY id
-- @section closed
SELECT code FROM client WHERE closed_on BETWEEN :from AND :to ORDER BY id
-- @section open_people
SELECT count(*) FROM client_summary WHERE closed_day IS NULL
-- @section no_note
-- @explain Owed: sessions of these four weeks that were held and have no note, or whose day is over and that have no outcome; reviews and actions whose day is over. Of people on the caseload. Entries to be coded: what [coding] asks for of these four weeks and is not entered yet, of anybody.
SELECT a.code FROM activity a JOIN client c ON c.id = a.client_id AND c.closed_on IS NULL
WHERE a.noun = 'session' AND a.attendance = 'attended' AND coalesce(a.note, (SELECT g.note FROM activity g WHERE g.id = a.group_session_id), '') = '' AND a.date BETWEEN :four_from AND :to ORDER BY a.date, a.id
-- @section no_outcome
SELECT a.code FROM activity a JOIN client c ON c.id = a.client_id AND c.closed_on IS NULL
WHERE a.noun = 'session' AND a.state = 'planned' AND a.attendance IS NULL AND a.date BETWEEN :four_from AND :to ORDER BY a.date, a.id
-- @section review_overdue
SELECT g.code FROM goal g JOIN client c ON c.id = g.client_id AND c.closed_on IS NULL
WHERE g.closed_on IS NULL AND g.next_review_on <= :to ORDER BY g.next_review_on, g.id
-- @section action_overdue
SELECT p.code FROM plan_item p JOIN client c ON c.id = p.client_id AND c.closed_on IS NULL
WHERE p.noun = 'action' AND p.closed_on IS NULL AND p.due_on <= :to ORDER BY p.due_on, p.id
