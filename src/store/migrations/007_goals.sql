-- Goal attainment scaling: five described levels, a weight, where it started, and the level attained at a review.
ALTER TABLE goal ADD COLUMN much_less TEXT;
ALTER TABLE goal ADD COLUMN less TEXT;
ALTER TABLE goal ADD COLUMN expected TEXT;
ALTER TABLE goal ADD COLUMN more TEXT;
ALTER TABLE goal ADD COLUMN much_more TEXT;
ALTER TABLE goal ADD COLUMN weight INTEGER CHECK(weight BETWEEN 0 AND 100);
ALTER TABLE goal ADD COLUMN baseline INTEGER CHECK(baseline BETWEEN -2 AND 2);
ALTER TABLE goal_review ADD COLUMN attained INTEGER CHECK(attained BETWEEN -2 AND 2);
