-- Everything of one person that has a day, a line each. `vocabulary` and `word` become the word's label.
-- @title "Timeline"
-- @column date "DAY" date
-- @column what "WHAT"
-- @column code "CODE" code
-- @column vocabulary "" machine
-- @column word "HOW" text
-- @column text "IN WORDS" text flexible
WITH rated(id) AS (SELECT id FROM goal WHERE client_id = :client)
SELECT date, what, code, vocabulary, word, text FROM (
    SELECT enrolled_on AS date, NULL AS time, 'joined the caseload' AS what, code, '' AS vocabulary, NULL AS word, NULL AS text, 0 AS place FROM client WHERE id = :client
    UNION ALL SELECT closed_on, NULL, 'left the caseload', code, 'client_outcome', outcome, reason, 9 FROM client WHERE id = :client
    UNION ALL SELECT e.received_on, NULL, 'referral', e.code, 'referral_source', r.source, e.reason, 1 FROM referral_episode e JOIN referral r ON r.id = e.referral_id WHERE r.client_id = :client
    UNION ALL SELECT e.decided_on, NULL, 'referral decided', e.code, 'referral_decision', e.decision, e.decision_reason, 1 FROM referral_episode e JOIN referral r ON r.id = e.referral_id WHERE r.client_id = :client
    UNION ALL SELECT e.ended_on, NULL, 'referral closed', e.code, 'referral_outcome', e.outcome, NULL, 8 FROM referral_episode e JOIN referral r ON r.id = e.referral_id WHERE r.client_id = :client
    UNION ALL SELECT received_on, NULL, 'referral', code, 'referral_source', source, reason, 1 FROM referral WHERE client_id = :client
    UNION ALL SELECT decided_on, NULL, 'referral decided', code, 'referral_decision', decision, decision_reason, 1 FROM referral WHERE client_id = :client
    UNION ALL SELECT closed_on, NULL, 'referral closed', code, 'referral_outcome', outcome, NULL, 8 FROM referral WHERE client_id = :client
    UNION ALL SELECT sent_on, NULL, 'pointed to', o.code, '', NULL, s.name || coalesce(': ' || o.purpose, ''), 4 FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.client_id = :client
    UNION ALL SELECT o.closed_on, NULL, 'onward outcome', o.code, 'onward_outcome', o.outcome, s.name, 4 FROM onward o JOIN contact s ON s.id = o.service_id WHERE o.client_id = :client
    UNION ALL SELECT a.date, a.time, CASE WHEN a.group_id IS NULL THEN '' ELSE 'group ' END || a.noun || CASE a.state WHEN 'planned' THEN ' planned' ELSE '' END, a.code, 'attendance', a.outcome,
              CASE WHEN g.name IS NULL THEN coalesce(a.agreed, a.note) ELSE g.name || coalesce(': ' || coalesce(a.agreed, a.note), '') END, 3
              FROM activity a LEFT JOIN contact g ON g.id = a.group_id WHERE a.client_id = :client
    UNION ALL SELECT next_contact_on, NULL, 'contact promised', code, '', NULL, NULL, 7 FROM activity a WHERE client_id = :client
              AND NOT EXISTS (SELECT 1 FROM activity b WHERE b.client_id = :client AND b.date > a.date)
    UNION ALL SELECT m.date, NULL, 'measure', m.code, 'instrument', m.instrument || CASE m.scale WHEN '' THEN '' ELSE ' ' || m.scale END,
              coalesce(printf('%g', m.score / 100.0), 'not scored') || coalesce(', level ' || m.level || coalesce(' (cut points ' || m.level_set || ')', ''), ''), 4 FROM measure m WHERE m.client_id = :client
    UNION ALL SELECT opened_on, NULL, 'goal', code, '', NULL, text, 4 FROM goal WHERE client_id = :client
    UNION ALL SELECT closed_on, NULL, 'goal closed', code, 'goal_outcome', outcome, text, 6 FROM goal WHERE client_id = :client
    UNION ALL SELECT due_on, NULL, 'goal due', code, '', NULL, text, 7 FROM goal WHERE client_id = :client AND closed_on IS NULL
    UNION ALL SELECT next_review_on, NULL, 'goal review due', code, '', NULL, text, 7 FROM goal WHERE client_id = :client AND closed_on IS NULL
    UNION ALL SELECT date, NULL, 'review', code, 'goal_decision', decision, note, 5 FROM goal_review WHERE goal_id IN rated
    UNION ALL SELECT opened_on, NULL, noun, code, noun, term, text, 2 FROM plan_item WHERE client_id = :client
    UNION ALL SELECT due_on, NULL, noun || ' due', code, 'action_owner', owner, coalesce(owner_name || ': ', '') || text, 7 FROM plan_item WHERE client_id = :client AND closed_on IS NULL
    UNION ALL SELECT chased_on, NULL, noun || ' chased', code, 'action_owner', owner, text, 7 FROM plan_item WHERE client_id = :client
    UNION ALL SELECT closed_on, NULL, noun || ' closed', code, noun || '_outcome', outcome, text, 6 FROM plan_item WHERE client_id = :client
    UNION ALL SELECT date, coalesce(time, (SELECT min(s.time) FROM concern_step s WHERE s.concern_id = concern.id AND s.date = concern.date)), 'CONCERN', code, 'concern_grade', grade, said, 3 FROM concern WHERE client_id = :client
    UNION ALL SELECT s.date, s.time, 'concern ' || s.kind, s.code, '', NULL, coalesce(s.who || coalesce(': ' || s.note, ''), s.note), 4
              FROM concern_step s JOIN concern c ON c.id = s.concern_id WHERE c.client_id = :client
    UNION ALL SELECT closed_on, NULL, 'concern closed', code, 'concern_outcome', outcome, reason, 6 FROM concern WHERE client_id = :client
    UNION ALL SELECT c.date, NULL, 'consent', c.code, 'consent', c.decision, replace(c.about, '-', ' '), 2 FROM consent c WHERE c.client_id = :client
    UNION ALL SELECT consent_on, NULL, 'consent', code, 'consent', consent, NULL, 2 FROM client WHERE id = :client AND NOT EXISTS (SELECT 1 FROM consent WHERE client_id = :client)
    UNION ALL SELECT opened_on, NULL, 'budget explored', code, '', NULL, purpose, 4 FROM budget WHERE client_id = :client
    UNION ALL SELECT requested_on, NULL, 'budget requested', code, '', NULL, printf('£%.2f', requested / 100.0), 5 FROM budget WHERE client_id = :client
    UNION ALL SELECT decided_on, NULL, 'budget decided', code, 'budget_decision', decision, coalesce(printf('£%.2f', agreed / 100.0), decision_reason), 5 FROM budget WHERE client_id = :client
    UNION ALL SELECT review_on, NULL, 'budget review due', code, '', NULL, purpose, 7 FROM budget WHERE client_id = :client AND closed_on IS NULL
    UNION ALL SELECT closed_on, NULL, 'budget closed', code, 'budget_outcome', outcome, came_of_it, 6 FROM budget WHERE client_id = :client
    UNION ALL SELECT offered_on, NULL, 'offered', code, 'intervention', what, provider, 4 FROM intervention WHERE client_id = :client
    UNION ALL SELECT accepted_on, NULL, 'accepted', code, 'intervention', what, NULL, 5 FROM intervention WHERE client_id = :client
    UNION ALL SELECT started_on, NULL, 'started', code, 'intervention', what, NULL, 5 FROM intervention WHERE client_id = :client
    UNION ALL SELECT closed_on, NULL, coalesce(ended_as, 'ended'), code, 'intervention', what, reason, 6 FROM intervention WHERE client_id = :client
    UNION ALL SELECT m.asked_on, NULL, 'waits for a group', m.code, '', NULL, g.name, 4 FROM membership m JOIN contact g ON g.id = m.group_id WHERE m.client_id = :client AND m.joined_on IS NOT m.asked_on
    UNION ALL SELECT m.offered_on, NULL, 'place kept', m.code, '', NULL, g.name, 5 FROM membership m JOIN contact g ON g.id = m.group_id WHERE m.client_id = :client
    UNION ALL SELECT m.joined_on, NULL, 'joined a group', m.code, '', NULL, g.name, 5 FROM membership m JOIN contact g ON g.id = m.group_id WHERE m.client_id = :client
    UNION ALL SELECT m.left_on, NULL, CASE WHEN m.joined_on IS NULL THEN 'no longer waits' ELSE 'left a group' END, m.code, 'membership_outcome', m.outcome, g.name, 6
              FROM membership m JOIN contact g ON g.id = m.group_id WHERE m.client_id = :client
    UNION ALL SELECT opened_on, NULL, 'to the team', code, '', NULL, text, 4 FROM mdt WHERE client_id = :client
    UNION ALL SELECT closed_on, NULL, 'team decided', code, '', NULL, decision, 5 FROM mdt WHERE client_id = :client
    UNION ALL SELECT opened_on, NULL, 'involved', code, '', NULL, who || coalesce(': ' || purpose, ''), 2 FROM involvement WHERE client_id = :client
    UNION ALL SELECT date, NULL, 'service use', code, 'service_kind', service, count || ' times' || coalesce(' up to ' || until_on, ''), 6 FROM service_use WHERE client_id = :client
    UNION ALL SELECT date, NULL, 'asked about us', code, 'question', question, NULL, 6 FROM experience WHERE client_id = :client AND asked > 0
    UNION ALL SELECT answered_on, NULL, 'answered about us', code, 'question', question, coalesce(answer, '') || coalesce(': ' || comment, ''), 6 FROM experience WHERE client_id = :client
    UNION ALL SELECT date, NULL, 'story told', code, '', NULL, title, 6 FROM story WHERE client_id = :client
    UNION ALL SELECT p.date, NULL, 'story permission', p.code, 'consent', p.decision, s.title, 6 FROM permission p JOIN story s ON s.id = p.story_id WHERE s.client_id = :client
    UNION ALL SELECT done_on, NULL, 'coding ' || what, code, 'coding_system', system, record || ': ' || rule, 8 FROM coding WHERE client_id = :client
    UNION ALL SELECT date, NULL, 'handed over', code, '', NULL, coalesce(from_who, '?') || ' to ' || to_who, 2 FROM handover WHERE client_id = :client)
WHERE date IS NOT NULL ORDER BY date, time IS NULL, time, place, code
