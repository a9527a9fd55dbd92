-- Numbering series: codes for records to which nobody gave one. A number once taken may stay unused (a refused or
-- rolled-back record), which is right for codes and wrong for vouchers; vouchers have their own, gapless numbers.
CREATE SCHEMA numbering;

CREATE TABLE numbering.series (
    name        text     PRIMARY KEY,
    prefix      text     NOT NULL CHECK (length(prefix) <= 10),
    digits      smallint NOT NULL CHECK (digits BETWEEN 1 AND 12),
    next_number bigint   NOT NULL CHECK (next_number > 0)
);

INSERT INTO numbering.series (name, prefix, digits, next_number) VALUES
    ('party', 'P', 6, 1),
    ('item',  'I', 6, 1);

GRANT USAGE ON SCHEMA numbering TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON numbering.series TO hesuan_app;
