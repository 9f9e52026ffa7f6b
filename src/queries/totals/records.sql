-- Raw records for `check totals`, one table at a time in the order in which they came. Nothing is counted, joined, summed or
-- left out here: all of that is done again in C++ (core/totals_*.cpp), so that a fault of a report's SQL has no twin.
-- @section clients
SELECT id, code, enrolled_on, closed_on, outcome, birth_date, gender, ethnicity, deprivation_decile, deprivation_edition, interpreter, practice_id,
       programme, programme_on FROM client ORDER BY id
-- @section client_words
SELECT client_id, field, word FROM client_tag
-- @section consents
SELECT id, client_id, about, date, decision, code FROM consent ORDER BY id
-- @section sessions
SELECT id, code, noun, client_id, date, state, outcome, attendance, minutes, kind, mode, note IS NOT NULL, coalesce(note, '') <> '', group_id,
       group_session_id FROM activity ORDER BY id
-- @section measures
SELECT id, code, client_id, goal_id, instrument, scale, date, score, level, level_set, straight_line FROM measure ORDER BY id
-- @section answers
SELECT measure_id, answer FROM measure_item
-- @section forms
-- So many measures after one, and their answers: a block at a time, so that all answers are never held.
SELECT id, code, instrument, score, raw, items_answered FROM measure WHERE id > :after ORDER BY id LIMIT :most
-- @section answers_of
SELECT measure_id, answer FROM measure_item WHERE measure_id > :after AND measure_id <= :last
-- @section goals
SELECT id, code, client_id, opened_on, closed_on, outcome, next_review_on, due_on, hoped, expected, weight, baseline FROM goal ORDER BY id
-- @section reviews
SELECT id, code, goal_id, date, decision, attained FROM goal_review ORDER BY id
-- @section plan_items
SELECT id, code, client_id, noun, closed_on, due_on FROM plan_item ORDER BY id
-- @section referrals
SELECT id, code, client_id, source, practice_id, organisation, received_on, role, decision, decided_on, because, closed_on, outcome FROM referral ORDER BY id
-- @section episodes
SELECT id, code, referral_id, received_on, role, decision, decided_on, because, ended_on FROM referral_episode ORDER BY id
-- @section contacts
SELECT id, noun, name, kind FROM contact ORDER BY id
-- @section onward
SELECT id, code, client_id, service_id, sent_on, ask_on, closed_on, outcome FROM onward ORDER BY id
-- @section candidates
SELECT id, code, screen, practice_id, gender, birth_date, ethnicity, deprivation_decile, found_on, invited_on, answered_on, client_id FROM candidate ORDER BY id
-- @section interventions
SELECT id, code, what, offered_on, accepted_on, started_on, closed_on, outcome, ended_as FROM intervention ORDER BY id
-- @section memberships
SELECT id, client_id, group_id, joined_on, left_on FROM membership ORDER BY id
-- @section uses
SELECT id, code, client_id, service, date, until_on, count FROM service_use ORDER BY id
-- @section experiences
SELECT id, code, question, client_id, date, asked, answered_on, answer, comment IS NOT NULL, may_quote FROM experience ORDER BY id
-- @section concerns
SELECT id, code, closed_on, outcome FROM concern ORDER BY id
-- @section concern_steps
SELECT id, concern_id, kind FROM concern_step ORDER BY id
-- @section budgets
SELECT id, code, client_id, decision, decided_on FROM budget ORDER BY id
-- @section entries
SELECT id, client_id, record, rule, what, happened_on, said FROM coding ORDER BY id
