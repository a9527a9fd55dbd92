-- The company that a person entered last, wherever he signs in next; an id as it is written, for this room knows no companies.
ALTER TABLE preferences.setting ADD COLUMN company_id text CHECK (company_id ~ '^com_[0-9a-z]{26}$');
