-- Exports that are made in the background; what comes of one is a blob of the same id. Kept for a week.
CREATE TABLE export_job (
    id                uuid          PRIMARY KEY,
    user_id           uuid          NOT NULL REFERENCES account (id),
    status            text          NOT NULL CHECK (status IN ('IN_PROGRESS', 'COMPLETED', 'FAILED')),
    types             text[]        NOT NULL,
    -- Whose data it holds, and from when on each of them was seen when it was asked for; minus infinity for one's own.
    exported_user_ids uuid[]        NOT NULL,
    visible_since     timestamptz[] NOT NULL,
    format            text          NOT NULL,
    start_day         date          NOT NULL,
    end_day           date          NOT NULL,
    attempts          integer       NOT NULL DEFAULT 0,
    -- Of a failed one, for the person.
    reason            text,
    -- Of a completed one.
    size              bigint,
    sha256            text,
    created           timestamptz   NOT NULL,
    updated           timestamptz   NOT NULL,
    CHECK (cardinality(exported_user_ids) = cardinality(visible_since)),
    CHECK (status <> 'COMPLETED' OR (size IS NOT NULL AND sha256 IS NOT NULL)),
    CHECK (status <> 'FAILED' OR reason IS NOT NULL)
);
CREATE INDEX export_job_by_user ON export_job (user_id, created);
