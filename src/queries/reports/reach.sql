-- reach/1: who comes, is accepted, is seen, finishes and gains, by group, beside the people who live in the network.
-- Parameters: from, to (people who came in the period, both days included), as_of, finished (words of why people leave that stand
-- for: finished), instrument, scale, sign, worthwhile (of the score that gains are read from).
-- @section people
-- @explain Came: people with a referral received in the period, or who joined in it without one; each once. Accepted: a referral of the period was accepted, or they were seen. Seen: attended a session since. Finished: seen, and left as finished. Measured twice, gained: seen, with a first and a later score, and better by at least the worthwhile change.
-- @explain Groups: age on the day they came; ethnic groups as the config gathers them; fifths of deprivation of the newest edition of the index alone; language where an interpreter is needed. Not known is a group and is never left out; nobody is left out.
-- @explain Reach: the group's share of those who came and whose group is known, over its share of the population of [population]; 1 is as in the population. Its interval is Wilson's for the share, the population taken as exact. The ratio is of the share as it is shown; the interval holds for every number that is shown so.
-- @explain Against the largest group: a group's share (accepted of those who came, seen of accepted, finished of seen, gained of those measured twice) over that of the largest group of its kind, of the shares as they are shown, with a log interval that holds for every number that is shown so; nothing is compared where a share is hidden.
-- @recipe came rows:people | people who came in the period | population of the group, where [population] gives it | nobody
-- @recipe accepted rows:people | came, and accepted or seen | came | nobody
-- @recipe attended rows:people | accepted, and seen since | accepted | nobody
-- @recipe finished rows:people | seen, and left as finished | seen | who is still with us counts as not finished
-- @recipe both rows:people | seen, with a first and a later score | seen | nobody
-- @recipe gained rows:people | measured twice, and better by the worthwhile change | measured twice | who was not measured twice
-- @include reports/reach_people
SELECT id, age, gender, ethnicity, deprivation_decile, deprivation_edition, interpreter, practice, accepted, attended, finished, both, gained FROM person ORDER BY id
-- @section barriers
-- A row a person and barrier; the word is nothing where none was noted.
-- @include reports/reach_people
SELECT p.id, t.word, accepted, attended, finished, both, gained FROM person p LEFT JOIN client_tag t ON t.client_id = p.id AND t.field = 'barriers' ORDER BY p.id
-- @section rows:people
-- @column client "PERSON" code
-- @column came_on "CAME" date
-- @include reports/reach_people
SELECT code, came_on FROM person
WHERE CASE :figure WHEN 'came' THEN 1 WHEN 'accepted' THEN accepted WHEN 'attended' THEN attended WHEN 'finished' THEN finished WHEN 'both' THEN both ELSE gained END ORDER BY id
-- @section groups
-- @column group "GROUP"
-- @column population "POPULATION" whole plain machine
-- @column came "CAME" whole count
-- @column accepted "ACCEPTED" whole count
-- @column attended "SEEN" whole count
-- @column finished "FINISHED" whole count
-- @column both "MEASURED TWICE" whole count
-- @column gained "GAINED" whole count
-- @column reach "" decimal:2 machine
-- @column reach_low "" decimal:2 machine
-- @column reach_high "" decimal:2 machine
-- @column came_share "" decimal:0 machine share
-- @column accepted_share "" decimal:0 machine share:accepted/came
-- @column attended_share "" decimal:0 machine share:attended/accepted
-- @column finished_share "" decimal:0 machine share:finished/attended
-- @column gained_share "" decimal:0 machine share:gained/both
-- @sum came = accepted + not_accepted
-- @sum accepted = attended + not_seen
-- @sum attended = finished + going_on
-- @sum attended = both + not_measured_twice
-- @sum both = gained + no_gain
SELECT 1
-- @section first_day
SELECT min(day) FROM (SELECT min(enrolled_on) AS day FROM client UNION ALL SELECT min(received_on) FROM referral WHERE noun = 'referral'
                      UNION ALL SELECT min(received_on) FROM referral_episode)
