-- Jobs (the table of db-scheduler, in its PostgreSQL form).
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

-- Buckets of the limits that count on all nodes together; ids are hashes.
CREATE TABLE limit_bucket (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint
);

-- Mails on their way. A row goes when its mail is sent; after the last failed try it stays as FAILED, for the operator.
-- Parameters, not texts: the text of a mail with a code is made when it is sent.
CREATE TABLE mail (
    id         uuid        PRIMARY KEY,
    user_id    uuid,
    kind       text        NOT NULL,
    recipient  text        NOT NULL,
    parameters jsonb       NOT NULL,
    status     text        NOT NULL CHECK (status IN ('PENDING', 'FAILED')),
    attempts   integer     NOT NULL DEFAULT 0,
    last_error text,
    created    timestamptz NOT NULL
);
CREATE INDEX mail_by_user ON mail (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX mail_failed ON mail (created) WHERE status = 'FAILED';
