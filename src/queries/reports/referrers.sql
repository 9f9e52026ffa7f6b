-- referrers/1: what became of referrals, for those who made them.
-- Parameters: from, to (received in the period, both days included), as_of. An episode that was closed and came again counts
-- by the day it was received, like the referral that goes on.
-- @section totals
-- @record
-- @column received "Received" whole count
-- @column accepted "accepted" whole count
-- @column redirected "passed on" whole count
-- @column declined "declined" whole count
-- @column more_information "more was asked" whole count
-- @column undecided "not decided yet" whole count
-- @sum received = accepted + redirected + declined + more_information + undecided
-- @explain Received: referrals and earlier episodes whose day of receipt lies in the period. Each stands at its last decision.
-- @recipe received rows:received | referrals and earlier episodes received in the period | - | -
-- @recipe accepted rows:received | received, whose last decision is: accepted | received | -
-- @recipe redirected rows:received | received, whose last decision is: passed on | received | -
-- @recipe declined rows:received | received, whose last decision is: declined | received | -
-- @recipe more_information rows:received | received, whose last decision is: more was asked | received | -
-- @recipe undecided rows:received | received, without a decision | received | -
-- @recipe open rows:received | received, without a decision or with more asked | received | -
-- @recipe days_to_decision rows:received as decided | middle number of days from received to decided | decided | referrals not decided yet, and those where more was asked
-- @recipe days_to_session rows:received as seen | middle number of days from received to the first session attended | accepted and seen | referrals not accepted, people not seen yet
-- @include reports/referral_rows
SELECT count(*), coalesce(sum(decision = 'accepted'), 0), coalesce(sum(decision = 'redirected'), 0), coalesce(sum(decision = 'declined'), 0),
       coalesce(sum(decision = 'more-information'), 0), coalesce(sum(decision IS NULL), 0)
FROM received
-- @section sources
-- @title "By source"
-- @column source "SOURCE"
-- @column received "RECEIVED" whole count
-- @column accepted "ACCEPTED" whole count
-- @column redirected "PASSED ON" whole count
-- @column declined "DECLINED" whole count
-- @column open "OPEN" whole count
-- @column days_to_decision "DAYS TO DECISION" decimal:1 mean:decided
-- @column decided "" whole machine count
-- @column days_to_session "DAYS TO FIRST SESSION" decimal:1 mean:seen
-- @column seen "" whole machine count
-- @sum received = accepted + redirected + declined + open
-- @explain Days to decision: median, of those decided. Days to the first session: median, of those accepted and seen; those not seen yet are not in it.
-- @include reports/referral_rows
SELECT coalesce(source, 'not known') AS source, count(*), coalesce(sum(decision = 'accepted'), 0), coalesce(sum(decision = 'redirected'), 0), coalesce(sum(decision = 'declined'), 0),
       coalesce(sum(decision IS NULL OR decision = 'more-information'), 0), median_of(decided_days), count(decided_days), median_of(seen_days), count(seen_days)
FROM received GROUP BY 1 ORDER BY count(*) DESC, 1
-- @section practices
-- @title "By practice or organisation"
-- @column from_where "FROM"
-- @column received "RECEIVED" whole count
-- @column accepted "ACCEPTED" whole count
-- @column redirected "PASSED ON" whole count
-- @column declined "DECLINED" whole count
-- @column open "OPEN" whole count
-- @sum received = accepted + redirected + declined + open
-- @include reports/referral_rows
SELECT coalesce(practice, organisation, 'not known') AS from_where, count(*), coalesce(sum(decision = 'accepted'), 0), coalesce(sum(decision = 'redirected'), 0), coalesce(sum(decision = 'declined'), 0),
       coalesce(sum(decision IS NULL OR decision = 'more-information'), 0)
FROM received GROUP BY 1 ORDER BY count(*) DESC, 1
-- @section because
-- @title "Why declined or passed on"
-- @column because "WHY"
-- @column declined "DECLINED" whole count
-- @column redirected "PASSED ON" whole count
-- @explain Why: the word chosen with the decision; "in words only" where none was. Free words are not shown: they may tell who it is.
-- @include reports/referral_rows
SELECT coalesce(because, 'in words only') AS because, coalesce(sum(decision = 'declined'), 0), coalesce(sum(decision = 'redirected'), 0)
FROM received WHERE decision IN ('declined', 'redirected') GROUP BY 1 ORDER BY count(*) DESC, 1
-- @section rows:received
-- @column referral "REFERRAL" code
-- @column received_on "RECEIVED" date
-- @include reports/referral_rows
SELECT code, received_on FROM received
WHERE CASE :figure WHEN 'received' THEN 1 WHEN 'undecided' THEN decision IS NULL WHEN 'open' THEN decision IS NULL OR decision = 'more-information'
      WHEN 'more_information' THEN decision = 'more-information' WHEN 'decided' THEN decided_days IS NOT NULL WHEN 'seen' THEN seen_days IS NOT NULL
      ELSE decision = :figure END
ORDER BY received_on, code
