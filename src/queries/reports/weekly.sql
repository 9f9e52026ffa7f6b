-- weekly/1: one week of the caseload, what it owes, and what came late.
-- Parameters: from, to (the week), before_from, before_to (the week before), four_from (three weeks earlier still),
-- as_of (the last day of the week that has come), over and over_day (the last that is over, as text and as a number), off_track_points,
-- decide_by and wait_by (days as numbers: what was received before them is past its target).
-- @section sessions
-- @record
-- @column booked "with an outcome" whole count
-- @column held "held" whole count
-- @column did_not_attend "did not attend" whole count
-- @column late_not_seen "late, not seen" whole count
-- @column cancelled "cancelled by the client" whole count
-- @column cancelled_by_us "cancelled by us" whole count
-- @column held_share "held, percent" decimal:0 share:held/booked
-- @column booked_before "with an outcome, week before" whole count
-- @column held_before "held, week before" whole count
-- @column held_share_before "held, week before, percent" decimal:0 share:held_before/booked_before
-- @column booked_four "with an outcome, four weeks" whole count
-- @column held_four "held, four weeks" whole count
-- @column held_share_four "held, four weeks, percent" decimal:0 share:held_four/booked_four
-- @sum booked = held + did_not_attend + late_not_seen + cancelled + cancelled_by_us
-- @sum booked_before = held_before + rest
-- @sum booked_four = held_four + rest
-- @sum booked_four = booked + booked_before + rest
-- @sum held_four = held + held_before + rest
-- @explain Sessions (booked, for programs): those dated in the week that have an outcome, planned beforehand or not; held: the person was seen. Four weeks: this one and the three before it. Entries made by the cut-off count; later ones are told as arrived since.
-- @recipe booked rows:sessions | sessions of the week that have an outcome, planned beforehand or not | - | sessions still only planned
-- @recipe held rows:sessions | with an outcome: the person was seen | sessions with an outcome | sessions still only planned
-- @recipe did_not_attend rows:sessions | with an outcome: the person did not come and gave no warning | sessions with an outcome | sessions still only planned
-- @recipe late_not_seen rows:sessions | with an outcome: the person came too late to be seen | sessions with an outcome | sessions still only planned
-- @recipe cancelled rows:sessions | with an outcome: cancelled by or for the person | sessions with an outcome | sessions still only planned
-- @recipe cancelled_by_us rows:sessions | with an outcome: cancelled by the service | sessions with an outcome | sessions still only planned
-- @recipe held_share rows:sessions as held | held | sessions with an outcome | sessions still only planned
-- @recipe held_share_four - | held in this week and the three before it | sessions with an outcome in them | sessions still only planned
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
-- @recipe active rows:people | people on the caseload at the end of the week | - | -
-- @recipe new rows:people | people enrolled in the week | - | -
-- @recipe closed rows:people | people who left in the week | - | -
SELECT coalesce(sum(enrolled_on <= :to AND coalesce(closed_on > :to, 1)), 0),
       coalesce(sum(enrolled_on <= :before_to AND coalesce(closed_on > :before_to, 1)), 0),
       coalesce(sum(enrolled_on BETWEEN :from AND :to), 0), coalesce(sum(closed_on BETWEEN :from AND :to), 0)
FROM client
-- @section goals
-- @record
-- @column reviewed "reviewed" whole count
-- @column reviews_overdue "reviews overdue" whole count
-- @column off_track "off track" whole count
-- @explain Goals: reviewed in the week; reviews overdue and off track at the end of it, or by today while it is not over, of open goals of people on the caseload.
-- @recipe reviewed rows:reviews | goal reviews dated in the week | - | -
-- @recipe reviews_overdue rows:goals | open goals of people on the caseload whose review day is over | - | people who left
-- @recipe off_track rows:goals | open goals that passed their day, or lie [targets] off_track_points below their straight line | - | people who left
SELECT (SELECT count(*) FROM goal_review WHERE date BETWEEN :from AND :to),
       (SELECT count(*) FROM goal g JOIN client c ON c.id = g.client_id AND c.closed_on IS NULL WHERE g.closed_on IS NULL AND g.next_review_on <= :over),
       (SELECT count(*) FROM goal_summary s JOIN client c ON c.id = s.client_id AND c.closed_on IS NULL
         WHERE s.due_day <= :over_day OR s.behind > :off_track_points * 100)
-- @section new
SELECT code FROM client WHERE enrolled_on BETWEEN :from AND :to ORDER BY id
-- @section closed
SELECT code FROM client WHERE closed_on BETWEEN :from AND :to ORDER BY id
-- @section open_people
SELECT count(*) FROM client_summary WHERE closed_day IS NULL
-- @recipe no_note rows:owed | sessions of four weeks that were held and have no note | - | people who left
-- @recipe no_outcome rows:owed | sessions of four weeks whose day is over and that have no outcome | - | people who left
-- @recipe review_overdue rows:owed | open goals whose review day is over | - | people who left
-- @recipe action_overdue rows:owed | open actions whose day is over | - | people who left
-- @recipe onward_due rows:owed | open onward referrals of which it is time to ask whether the person went | - | people who left
-- @recipe referral_late rows:owed | open referrals that wait longer than [targets] decide_days for a decision, or waiting_days for the first session | - | referrals passed on, declined or for another role; people seen since
-- @recipe to_code - | records of four weeks that another system must still hold: coding list | - | -
-- @section rows:sessions
-- @column session "SESSION" code
-- @column date "DATE" date
SELECT code, date FROM activity WHERE noun = 'session' AND date BETWEEN :from AND :to
    AND CASE :figure WHEN 'booked' THEN attendance IS NOT NULL
             ELSE attendance = CASE :figure WHEN 'held' THEN 'attended' WHEN 'did_not_attend' THEN 'did-not-attend' WHEN 'late_not_seen' THEN 'not-seen'
                                            WHEN 'cancelled_by_us' THEN 'service-cancelled' ELSE :figure END END
ORDER BY date, id
-- @section rows:people
-- @column client "PERSON" code
-- @column enrolled_on "ENROLLED" date
-- @column closed_on "LEFT" date
SELECT code, enrolled_on, closed_on FROM client
WHERE CASE :figure WHEN 'active' THEN enrolled_on <= :to AND coalesce(closed_on > :to, 1) WHEN 'new' THEN enrolled_on BETWEEN :from AND :to ELSE closed_on BETWEEN :from AND :to END
ORDER BY id
-- @section rows:reviews
-- @column goal "GOAL" code
-- @column date "REVIEWED" date
SELECT g.code, r.date FROM goal_review r JOIN goal g ON g.id = r.goal_id WHERE r.date BETWEEN :from AND :to ORDER BY r.date, r.id
-- @section rows:goals
-- @column goal "GOAL" code
SELECT g.code FROM goal g JOIN client c ON c.id = g.client_id AND c.closed_on IS NULL LEFT JOIN goal_summary s ON s.client_id = g.client_id AND s.goal_id = g.id
WHERE CASE :figure WHEN 'reviews_overdue' THEN g.closed_on IS NULL AND g.next_review_on <= :over ELSE s.due_day <= :over_day OR s.behind > :off_track_points * 100 END
ORDER BY g.id
-- @section rows:owed
-- @column record "RECORD" code
SELECT code FROM (
-- @include reports/weekly#no_note
) WHERE :figure = 'no_note' UNION ALL SELECT code FROM (
-- @include reports/weekly#no_outcome
) WHERE :figure = 'no_outcome' UNION ALL SELECT code FROM (
-- @include reports/weekly#review_overdue
) WHERE :figure = 'review_overdue' UNION ALL SELECT code FROM (
-- @include reports/weekly#action_overdue
) WHERE :figure = 'action_overdue' UNION ALL SELECT code FROM (
-- @include reports/weekly#onward_due
) WHERE :figure = 'onward_due' UNION ALL SELECT code FROM (
-- @include reports/weekly#referral_late
) WHERE :figure = 'referral_late'
-- @section onward_due
SELECT o.code FROM onward o JOIN client c ON c.id = o.client_id AND c.closed_on IS NULL WHERE o.closed_on IS NULL AND o.ask_on <= :as_of ORDER BY o.ask_on, o.id
-- @section referral_late
-- Who waits since the last session stands in the summary; a referral waits for a decision, or once accepted for the first session.
SELECT r.code FROM client_summary s CROSS JOIN referral r ON r.client_id = s.client_id AND r.closed_on IS NULL AND r.noun = 'referral'
WHERE s.closed_day IS NULL AND s.waiting_day < max(:decide_by, :wait_by) AND unixepoch(r.received_on) / 86400 > coalesce(s.last_contact_day, -1)
      AND CASE coalesce(r.decision, 'more-information') WHEN 'more-information' THEN unixepoch(r.received_on) / 86400 < :decide_by
          WHEN 'accepted' THEN coalesce(r.role, 'coach') = 'coach' AND unixepoch(r.received_on) / 86400 < :wait_by ELSE 0 END
ORDER BY r.received_on, r.id
-- @section no_note
-- @explain Owed: sessions of these four weeks that were held and have no note, or whose day is over and that have no outcome; reviews and actions whose day is over; onward referrals to ask after; referrals past their target. Of people on the caseload. Entries to be coded: what [coding] asks for of these four weeks and is not entered yet, of anybody.
SELECT a.code FROM activity a JOIN client c ON c.id = a.client_id AND c.closed_on IS NULL
WHERE a.noun = 'session' AND a.attendance = 'attended' AND coalesce(a.note, '') = '' AND coalesce(a.note, (SELECT g.note FROM activity g WHERE g.id = a.group_session_id), '') = '' AND a.date BETWEEN :four_from AND :to ORDER BY a.date, a.id
-- @section no_outcome
SELECT a.code FROM activity a JOIN client c ON c.id = a.client_id AND c.closed_on IS NULL
WHERE a.noun = 'session' AND a.state = 'planned' AND a.attendance IS NULL AND a.date BETWEEN :four_from AND :over ORDER BY a.date, a.id
-- @section review_overdue
SELECT g.code FROM goal g JOIN client c ON c.id = g.client_id AND c.closed_on IS NULL
WHERE g.closed_on IS NULL AND g.next_review_on <= :over ORDER BY g.next_review_on, g.id
-- @section action_overdue
SELECT p.code FROM plan_item p JOIN client c ON c.id = p.client_id AND c.closed_on IS NULL
WHERE p.noun = 'action' AND p.closed_on IS NULL AND p.due_on <= :over ORDER BY p.due_on, p.id
