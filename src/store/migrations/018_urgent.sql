-- SPDX-License-Identifier: MIT
-- Open referrals of one urgency: who was referred as urgent stands high until the first session.
CREATE INDEX referral_urgent ON referral(urgency, client_id, received_on) WHERE closed_on IS NULL AND urgency IS NOT NULL;
