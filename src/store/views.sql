-- What a service's own report may read, made anew as TEMP views when one runs. No names, no notes, nothing that reaches a
-- person: codes, days, words of the config and numbers. `caseload schema` prints this file's comments; a test holds them
-- to the columns.
-- @view people "everybody on the caseload, now or before"
-- @column person "number of the person, for joining and counting; the same in every view"
-- @column code "the person's code, C-014: for --rows"
-- @column practice "name of the practice"
-- @column gender "word of [vocabulary.gender]"
-- @column ethnicity "word of [vocabulary.ethnicity]: the national category"
-- @column born "year of birth"
-- @column deprivation_decile "1 the most deprived tenth, 10 the least"
-- @column deprivation_edition "year of the index that gave it; editions are not compared"
-- @column interpreter "language, where one is needed"
-- @column enrolled_on "day they came onto the caseload"
-- @column closed_on "day they left; nothing while they are on it"
-- @column outcome "word of [vocabulary.client_outcome]: why they left"
-- @column first_attended_on "day of the first session they were seen in"
-- @column recorded_on "day it was entered"
CREATE TEMP VIEW people AS
SELECT c.id AS person, c.code, p.name AS practice, c.gender, c.ethnicity, CAST(substr(c.birth_date, 1, 4) AS INTEGER) AS born,
       c.deprivation_decile, c.deprivation_edition, c.interpreter, c.enrolled_on, c.closed_on, c.outcome,
       date(s.first_attended_day * 86400, 'unixepoch') AS first_attended_on, c.recorded_on
FROM main.client c LEFT JOIN main.contact p ON p.id = c.practice_id LEFT JOIN main.client_summary s ON s.client_id = c.id;
-- @view barriers "what stands in a person's way: a row a person and barrier"
-- @column person "number of the person"
-- @column barrier "word of [vocabulary.barrier]"
CREATE TEMP VIEW barriers AS SELECT client_id AS person, word AS barrier FROM main.client_tag WHERE field = 'barriers';
-- @view referrals "why we work together"
-- @column person "number of the person"
-- @column code "the referral's code"
-- @column source "word of [vocabulary.referral_source]"
-- @column practice "name of the practice it came from"
-- @column received_on "day it came in"
-- @column urgency "word of [vocabulary.urgency]"
-- @column decision "word of [vocabulary.referral_decision]"
-- @column decided_on "day of the decision"
-- @column closed_on "day it ended"
-- @column outcome "word of [vocabulary.referral_outcome]"
CREATE TEMP VIEW referrals AS
SELECT r.client_id AS person, r.code, r.source, p.name AS practice, r.received_on, r.urgency, r.decision, r.decided_on, r.closed_on, r.outcome
FROM main.referral r LEFT JOIN main.contact p ON p.id = r.practice_id WHERE r.noun = 'referral';
-- @view sessions "time with a person, planned or past"
-- @column person "number of the person"
-- @column code "the session's code"
-- @column date "its day"
-- @column minutes "how long it took"
-- @column kind "word of [vocabulary.session_kind]"
-- @column mode "word of [vocabulary.mode]"
-- @column outcome "word of [vocabulary.attendance]"
-- @column attendance "what the outcome counts as: attended, did-not-attend, not-seen, cancelled, service-cancelled; nothing while planned"
-- @column recorded_on "day it was entered"
-- @column group_code "code of the group it was held with; nothing for a session with the person alone"
-- @column group_session "code of the time that the group met: the same for everybody of whom something was said then"
CREATE TEMP VIEW sessions AS
SELECT client_id AS person, code, date, minutes, kind, mode, outcome, attendance, recorded_on,
       (SELECT g.code FROM main.contact g WHERE g.id = group_id) AS group_code, (SELECT m.code FROM main.activity m WHERE m.id = group_session_id) AS group_session
FROM main.activity WHERE noun = 'session';
-- @view outreach_work "time spent reaching people who are not on the caseload yet"
-- @column code "its code"
-- @column date "its day"
-- @column minutes "how long it took"
-- @column audience "word of [vocabulary.audience]"
-- @column reached "how many were there"
CREATE TEMP VIEW outreach_work AS SELECT code, date, minutes, kind AS audience, reached FROM main.activity WHERE noun = 'outreach';
-- @view goals "what people want"
-- @column person "number of the person"
-- @column code "the goal's code"
-- @column importance "0 to 10, at the start"
-- @column confidence "0 to 10, at the start"
-- @column opened_on "day it was set"
-- @column due_on "day by which it is hoped for"
-- @column closed_on "day it ended"
-- @column outcome "word of [vocabulary.goal_outcome]"
CREATE TEMP VIEW goals AS SELECT client_id AS person, code, importance, confidence, opened_on, due_on, closed_on, outcome FROM main.goal;
-- @view measures "one score of one instrument on one day"
-- @column person "number of the person"
-- @column code "the measure's code"
-- @column instrument "its id in the config"
-- @column scale "which of its results; empty where it has one"
-- @column date "the day"
-- @column score "points"
-- @column level "1 to 4, where the instrument has levels"
-- @column of_goal "1 when it rates a goal"
CREATE TEMP VIEW measures AS
SELECT client_id AS person, code, instrument, scale, date, score / 100.0 AS score, level, goal_id IS NOT NULL AS of_goal FROM main.measure;
-- @view needs "what people need help with, and how that ended"
-- @column person "number of the person"
-- @column code "its code"
-- @column need "word of [vocabulary.need]"
-- @column opened_on "since when"
-- @column closed_on "day it ended"
-- @column outcome "word of [vocabulary.need_outcome]"
CREATE TEMP VIEW needs AS SELECT client_id AS person, code, term AS need, opened_on, closed_on, outcome FROM main.plan_item WHERE noun = 'need';
-- @view conditions "long-term conditions"
-- @column person "number of the person"
-- @column condition "word of [vocabulary.condition]"
CREATE TEMP VIEW conditions AS SELECT client_id AS person, term AS condition FROM main.plan_item WHERE noun = 'condition' AND closed_on IS NULL;
-- @view interventions "education and peer support that was offered beside coaching"
-- @column person "number of the person"
-- @column code "its code"
-- @column what "word of [vocabulary.intervention]"
-- @column provider "who gives it"
-- @column offered_on "day it was offered"
-- @column accepted_on "day the person said yes"
-- @column started_on "day it began"
-- @column closed_on "day it ended, or was declined"
-- @column ended_as "finished, stopped, declined; nothing while it is open, or for another end"
-- @column attended "how many of its sessions the person went to"
CREATE TEMP VIEW interventions AS
SELECT client_id AS person, code, what, provider, offered_on, accepted_on, started_on, closed_on, CASE WHEN closed_on IS NOT NULL THEN ended_as END AS ended_as, attended
FROM main.intervention;
-- @view group_members "who is in a group of the directory, was, or waits for a place"
-- @column person "number of the person"
-- @column code "its code"
-- @column group_code "the group's code"
-- @column group_name "and its name"
-- @column asked_on "day the person asked to join"
-- @column joined_on "day they joined; nothing while they wait"
-- @column left_on "day they left, or no longer waited"
CREATE TEMP VIEW group_members AS
SELECT m.client_id AS person, m.code, g.code AS group_code, g.name AS group_name, m.asked_on, m.joined_on, m.left_on
FROM main.membership m JOIN main.contact g ON g.id = m.group_id;
-- @view onward_referrals "people pointed to a group or service of the directory"
-- @column person "number of the person"
-- @column code "its code"
-- @column service "name of the group or service"
-- @column kind "word of [vocabulary.group_kind]"
-- @column sent_on "day the person was pointed there"
-- @column closed_on "day it became known, or was given up"
-- @column outcome "word of [vocabulary.onward_outcome]"
CREATE TEMP VIEW onward_referrals AS
SELECT o.client_id AS person, o.code, s.name AS service, s.kind, o.sent_on, o.closed_on, o.outcome
FROM main.onward o JOIN main.contact s ON s.id = o.service_id;
-- @view answers "what people said of the service: a row for each time somebody, or so many, were asked; no comments"
-- @column person "number of the person; nothing where nobody is named"
-- @column code "its code"
-- @column question "its id in [experience] of the config"
-- @column asked_on "day of asking"
-- @column asked "how many were asked with this record; 0: an answer came unasked"
-- @column answered_on "day of the answer; nothing where there is none"
-- @column answer "word of the question's answers"
CREATE TEMP VIEW answers AS SELECT client_id AS person, code, question, date AS asked_on, asked, answered_on, answer FROM main.experience;
-- @view service_uses "how often people used the GP, A&E, a ward, .., on a day or over a time"
-- @column person "number of the person"
-- @column code "its code"
-- @column service "word of [vocabulary.service_kind]"
-- @column from_on "the day, or the first of the time it speaks of"
-- @column until_on "the last day of that time; nothing for a day"
-- @column times "how often; 0: known to be none"
CREATE TEMP VIEW service_uses AS SELECT client_id AS person, code, service, date AS from_on, until_on, count AS times FROM main.service_use;
-- @view coding_entries "what was entered in the system of a GP, the council or a hospital, or left out on purpose"
-- @column person "number of the person"
-- @column code "its code"
-- @column record "code of the record it stands for"
-- @column rule "its name in [coding] of the config"
-- @column what "entered, left-out or taken-out"
-- @column system "word of [vocabulary.coding_system]"
-- @column concept "the code that was entered, as text; nothing where none was set"
-- @column happened_on "day of the record"
-- @column done_on "day it was entered there"
CREATE TEMP VIEW coding_entries AS SELECT client_id AS person, code, record, rule, what, system, concept, happened_on, done_on FROM main.coding;
-- @view consents "what people agreed to, each time they were asked; the last one of a matter counts"
-- @column person "number of the person"
-- @column code "its code"
-- @column about "word of [vocabulary.consent_about]"
-- @column decision "word of [vocabulary.consent]"
-- @column date "the day"
CREATE TEMP VIEW consents AS SELECT client_id AS person, code, about, decision, date FROM main.consent;
