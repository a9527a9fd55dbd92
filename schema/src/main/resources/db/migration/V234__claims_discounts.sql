-- What may be deducted when an item is paid early, as agreed when it was entered: 2/10,1/20 is 2 % within 10 days and 1 % within 20.
ALTER TABLE claims.item ADD COLUMN discounts text CHECK (discounts ~ '^[0-9]{1,2}(\.[0-9]{1,4})?/[0-9]{1,3}(,[0-9]{1,2}(\.[0-9]{1,4})?/[0-9]{1,3})*$');
GRANT SELECT, INSERT ON claims.item TO hesuan_app;
