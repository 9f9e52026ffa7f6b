-- @title "Measures"
-- @column measure "MEASURE" flexible
-- @column instrument "INSTRUMENT" code machine
-- @column scale "SCALE" machine
-- @column n "TIMES" whole machine
-- @column first_on "FIRST" date
-- @column first_score "START" hundredths:-1
-- @column last_on "LATEST ON" date
-- @column last_score "LATEST" hundredths:-1
-- @column level "" whole machine
-- @column level_set "" machine
-- @column level_words "LEVEL (CUT POINTS)" human
-- @column band "BAND"
-- @column risk_decision "RISK ANSWER" flexible
-- @column risk_concern "" code machine
-- @column change "CHANGE" hundredths:-1
-- @column better "BETTER" yes_no
SELECT coalesce(i.label, s.instrument), s.instrument, s.scale, s.n, date(s.first_day * 86400, 'unixepoch'), s.first_score,
       date(s.last_day * 86400, 'unixepoch'), s.last_score, s.last_level, m.level_set, s.last_level || ' (' || coalesce(m.level_set, 'not known') || ')',
       NULL, coalesce(m.risk_decision, CASE WHEN m.concern_id IS NOT NULL THEN 'concern' END), (SELECT k.code FROM concern k WHERE k.id = m.concern_id),
       CASE WHEN s.n > 1 THEN s.last_score - s.first_score END,
       CASE WHEN s.n > 1 AND s.last_score <> s.first_score THEN (s.last_score - s.first_score) * i.sign > 0 END
FROM measure_summary s LEFT JOIN /*lent*/instrument i ON i.id = s.instrument AND i.scale = s.scale LEFT JOIN measure m ON m.id = s.last_id
WHERE s.client_id = :client AND s.goal_id = 0 ORDER BY i.place, s.instrument, s.scale
