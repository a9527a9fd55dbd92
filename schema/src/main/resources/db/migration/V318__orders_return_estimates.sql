-- What a company expects to come back of what it sold, by channel (CAS 14, article 32); each estimate books what differs from the one before.
CREATE TABLE orders.return_estimate (
    id              uuid        PRIMARY KEY,
    company_id      uuid        NOT NULL,
    channel_id      uuid        NOT NULL,
    estimated_on    date        NOT NULL,
    -- of revenue that was given back, in ten-thousandths, as observed in orders whose time to return is over
    rate            integer     NOT NULL CHECK (rate BETWEEN 0 AND 10000),
    -- revenue that may still come back, without VAT, and what of it came back already
    open_revenue    bigint      NOT NULL,
    came_back       bigint      NOT NULL,
    expected_refund bigint      NOT NULL CHECK (expected_refund >= 0),
    expected_cost   bigint      NOT NULL CHECK (expected_cost >= 0),
    booked_refund   bigint      NOT NULL,
    booked_cost     bigint      NOT NULL,
    fact_id         uuid,
    recorded_at     timestamptz NOT NULL,
    UNIQUE (company_id, channel_id, estimated_on)
);
CREATE TRIGGER return_estimate_never_changes BEFORE UPDATE OR DELETE ON orders.return_estimate FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER return_estimate_never_emptied BEFORE TRUNCATE ON orders.return_estimate FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT SELECT, INSERT ON orders.return_estimate TO hesuan_app;
