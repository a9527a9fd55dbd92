-- What a line says of a debt: when it is due, and the number under which the partner knows it.
ALTER TABLE ledger.line ADD COLUMN due_on date, ADD COLUMN document text CHECK (length(document) BETWEEN 1 AND 100);
