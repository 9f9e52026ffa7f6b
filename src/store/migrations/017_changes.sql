-- Who got worse, and whom to measure again, is asked every morning: of each result only the days that count. An instrument
-- with several results counts once, by its number.
CREATE INDEX measure_latest ON measure_summary(instrument, scale, last_day, previous_score, last_score) WHERE goal_id = 0;
ALTER TABLE kept_instrument ADD COLUMN number INTEGER;
ALTER TABLE kept_instrument ADD COLUMN results INTEGER;
-- A contact that was promised with the last session; NULL when something was held or booked since.
ALTER TABLE client_summary ADD COLUMN promised_day INTEGER;
CREATE INDEX client_promised ON client_summary(promised_day) WHERE promised_day IS NOT NULL;
UPDATE client_summary SET promised_day = (SELECT unixepoch(max(a.next_contact_on)) / 86400 FROM activity a
                                          WHERE a.client_id = client_summary.client_id AND a.date = date(client_summary.last_booked_day * 86400, 'unixepoch'));
-- Who waits for a decision or the first session; and what nobody has decided, whoever was seen since.
CREATE INDEX client_waiting ON client_summary(waiting_day) WHERE waiting_day IS NOT NULL;
CREATE INDEX referral_undecided ON referral(urgency, received_on, decision, closed_on) WHERE closed_on IS NULL AND (decision IS NULL OR decision = 'more-information');
