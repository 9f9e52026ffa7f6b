-- Sessions: the day on which one was called off; the person's programme. The person: a carer, when not to call.
ALTER TABLE activity ADD COLUMN cancelled_on TEXT CHECK(cancelled_on GLOB '????-??-??');
ALTER TABLE client ADD COLUMN programme TEXT;
ALTER TABLE client ADD COLUMN programme_on TEXT CHECK(programme_on GLOB '????-??-??');   -- its sessions count from this day
ALTER TABLE client ADD COLUMN carer TEXT;
ALTER TABLE client ADD COLUMN do_not_call TEXT;
CREATE INDEX activity_planned ON activity(date) WHERE state = 'planned';   -- few: what is past and was never logged
