-- Long work, done by whichever node has a hand free.
CREATE SCHEMA jobs;

CREATE TABLE jobs.job (
    id              uuid        PRIMARY KEY,
    kind            text        NOT NULL,
    title           text        NOT NULL CHECK (length(title) <= 300),
    state           text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    input           jsonb       NOT NULL,
    checkpoint      jsonb,
    done            bigint      NOT NULL DEFAULT 0,
    total           bigint      NOT NULL DEFAULT 0,
    rate            bigint      NOT NULL DEFAULT 0, -- thousandths of a unit per second
    created_at      timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    started_at      timestamptz,
    heartbeat_at    timestamptz,
    finished_at     timestamptz,
    node            text,
    lease           uuid,
    attempts        integer     NOT NULL DEFAULT 0,
    cancel_asked    boolean     NOT NULL DEFAULT false,
    result          jsonb,
    refusal         jsonb,
    schedule        text,
    actor_id        uuid,
    actor_name      text        NOT NULL,
    acting          jsonb       NOT NULL,
    company_id      uuid,
    CHECK ((state = 'running') = (lease IS NOT NULL)),
    CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
);
-- claiming the next waiting job
CREATE INDEX job_waiting ON jobs.job (due_at, id) WHERE state = 'waiting';
-- jobs of dead nodes
CREATE INDEX job_running ON jobs.job (heartbeat_at) WHERE state = 'running';
-- the jobs screen: newest first
CREATE INDEX job_by_created_at ON jobs.job (created_at, id);
-- the jobs screen of one person
CREATE INDEX job_by_actor ON jobs.job (actor_id, created_at, id);
-- one unfinished run per schedule, on all nodes
CREATE UNIQUE INDEX job_one_unfinished_per_schedule ON jobs.job (schedule) WHERE state IN ('waiting', 'running');

-- Jobs that come again. Zone: Asia/Shanghai.
CREATE TABLE jobs.schedule (
    name       text        PRIMARY KEY,
    kind       text        NOT NULL,
    input      jsonb       NOT NULL,
    cron       text        NOT NULL,
    active     boolean     NOT NULL DEFAULT true,
    next_at    timestamptz NOT NULL,
    last_at    timestamptz
);

GRANT USAGE ON SCHEMA jobs TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.job, jobs.schedule TO hesuan_app;
