-- What every room's schema relies on: where a row stands in commit order.
--
-- A sequence number does not tell commit order (a later number may commit first), a transaction id does not survive a
-- restore into a new cluster. commit_position() joins both: the epoch, which a restore raises by one, and the
-- transaction id. A reader that stops below settled_position() can never miss a row that commits later.

CREATE TABLE house.epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value    bigint  NOT NULL CHECK (value BETWEEN 0 AND 32767)
);
INSERT INTO house.epoch (value) VALUES (0);

CREATE FUNCTION house.commit_position() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT (value << 48) + pg_current_xact_id()::text::bigint FROM house.epoch $$;

CREATE FUNCTION house.begin_epoch() RETURNS void LANGUAGE sql AS $$ UPDATE house.epoch SET value = value + 1 $$;
REVOKE EXECUTE ON FUNCTION house.begin_epoch() FROM PUBLIC;

CREATE FUNCTION house.settled_position() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT (value << 48) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM house.epoch $$;

-- Second lock behind the missing UPDATE and DELETE rights of the application role.
CREATE FUNCTION house.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of %.% are never changed or deleted', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hesuan_app') THEN
        CREATE ROLE hesuan_app NOLOGIN;
    END IF;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

GRANT USAGE ON SCHEMA house TO hesuan_app;
GRANT SELECT ON house.epoch TO hesuan_app;
GRANT SELECT ON house.schema_history TO hesuan_app;
