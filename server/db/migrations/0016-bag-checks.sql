-- How long a bag of a product can be good (R03), and the special tests in a bag's codes.
ALTER TABLE product ADD COLUMN max_life_days bigint;
ALTER TABLE dispatch_line ADD COLUMN special_tests jsonb NOT NULL DEFAULT '[]';
