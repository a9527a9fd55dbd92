-- Parcels on their way, as carriers tell of them.
CREATE SCHEMA fulfilment;

CREATE TABLE fulfilment.parcel (
    id         uuid        PRIMARY KEY,
    company_id uuid        NOT NULL,
    tracking   text        NOT NULL CHECK (length(tracking) BETWEEN 1 AND 60),
    carrier    text        NOT NULL,
    -- the carrier's state as kuaidi100 counts: 0 on the way, 1 taken in, 2 in trouble, 3 signed for, 4 sent back and signed for, 5 being delivered, 6 on its way back
    state      smallint    NOT NULL CHECK (state BETWEEN 0 AND 14),
    told_at    timestamptz NOT NULL,
    signed_at  timestamptz,
    changed_at timestamptz NOT NULL,
    UNIQUE (company_id, tracking)
);
-- parcels in trouble or on their way back
CREATE INDEX parcel_in_trouble ON fulfilment.parcel (company_id, changed_at) WHERE state IN (2, 4, 6);

CREATE TABLE fulfilment.event (
    parcel_id   uuid        NOT NULL REFERENCES fulfilment.parcel (id),
    at          timestamptz NOT NULL,
    context     text        NOT NULL CHECK (length(context) <= 500),
    status      text        NOT NULL CHECK (length(status) <= 50),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (parcel_id, at, context)
);

GRANT USAGE ON SCHEMA fulfilment TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON fulfilment.parcel TO hesuan_app;
GRANT SELECT, INSERT ON fulfilment.event TO hesuan_app;
