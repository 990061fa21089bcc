-- How the model was asked: thinking, effort and the like, as JSON; what is not there is the model's own.
ALTER TABLE run ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
