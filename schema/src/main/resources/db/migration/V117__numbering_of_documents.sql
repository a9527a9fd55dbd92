-- Numbers for the documents of the warehouse.
INSERT INTO numbering.series (name, prefix, digits, next_number) VALUES
    ('adjustment', 'QT', 6, 1),
    ('transfer',   'DB', 6, 1),
    ('count',      'PD', 6, 1),
    ('late-cost',  'FT', 6, 1);
