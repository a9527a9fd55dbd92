-- Months whose issues were brought to the average of the month; each once.
CREATE TABLE stock.month_average (
    company_id uuid        NOT NULL,
    first_day  date        NOT NULL,
    fact_id    uuid        NOT NULL,
    made_at    timestamptz NOT NULL,
    PRIMARY KEY (company_id, first_day)
);

CREATE TRIGGER month_average_never_changes BEFORE UPDATE OR DELETE ON stock.month_average FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER month_average_never_emptied BEFORE TRUNCATE ON stock.month_average FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT SELECT, INSERT ON stock.month_average TO hesuan_app;
