-- How much there is, before more is asked: sessions that are over, referrals that wait for a decision.
-- @section counts
-- @column over "" whole
-- @column undecided "" whole
-- @column handovers "" whole
-- @column urgent "" whole
-- @column concerns "" whole
SELECT (SELECT count(*) FROM activity WHERE date = :today AND noun IN ('session', 'group-session') AND state <> 'planned'),
       (SELECT count(*) FROM referral WHERE closed_on IS NULL AND (decision IS NULL OR decision = 'more-information')),
       EXISTS (SELECT 1 FROM handover),
       (SELECT count(*) FROM referral WHERE closed_on IS NULL AND (decision IS NULL OR decision = 'more-information') AND urgency = :most_urgent),
       EXISTS (SELECT 1 FROM concern)
-- @section undecided
-- The referral of a person that nobody has decided, the oldest. Asked of those alone to whom a booking would be proposed.
-- @column referral "" code
SELECT code FROM referral INDEXED BY referral_client
WHERE client_id = :client AND closed_on IS NULL AND (decision IS NULL OR decision = 'more-information') AND noun = 'referral' ORDER BY received_on LIMIT 1
-- @section sessions_of
SELECT coalesce(a.time, ''), coalesce(c.code, g.code), coalesce(c.name, g.name), a.kind, a.minutes, a.mode, a.code, a.state, coalesce(a.outcome, a.state)
FROM activity a LEFT JOIN client c ON c.id = a.client_id LEFT JOIN contact g ON g.id = a.group_id
WHERE a.date = :today AND a.noun IN ('session', 'group-session') AND a.group_session_id IS NULL AND (c.closed_on IS NULL OR c.closed_on >= a.date)
-- @section sessions
-- @column time "SESSIONS" time
-- @column client "CODE" code
-- @column name "PERSON" flexible
-- @column kind "KIND"
-- @column minutes "MIN" whole
-- @column mode "MODE"
-- @column session "SESSION" code
-- @column state "" machine
-- @column outcome "STATE"
-- @empty "No sessions today."
-- @include lists/today#sessions_of
ORDER BY a.time, a.id
-- @section newest
-- The newest first: all that are planned, and of those that are over the :most newest. A team's day has hundreds; looked for in the index alone.
-- @include lists/today#sessions_of
AND (a.state = 'planned' OR a.id IN (
    SELECT w.id FROM (SELECT id FROM activity WHERE date = :today AND noun IN ('session', 'group-session') AND state <> 'planned' ORDER BY id DESC LIMIT -1) o
    CROSS JOIN activity w ON w.id = o.id LEFT JOIN client p ON p.id = w.client_id
    WHERE w.group_session_id IS NULL AND (p.closed_on IS NULL OR p.closed_on >= w.date) LIMIT :most))
ORDER BY a.id DESC
