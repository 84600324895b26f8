-- What has become of a person's things, each under the number of its last change. account.change_no gives the numbers within
-- the transaction that changes the thing, and holds the account until it ends: numbers commit in their order, so that nobody who
-- follows them misses one. What is deleted leaves its row for a while.
CREATE TABLE change (
    user_id  uuid        NOT NULL REFERENCES account (id),
    kind     text        NOT NULL,
    item     text        NOT NULL,
    no       bigint      NOT NULL,
    added_no bigint      NOT NULL,
    deleted  boolean     NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (user_id, kind, item)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE UNIQUE INDEX change_by_no ON change (user_id, no);
CREATE INDEX change_deleted ON change (at) WHERE deleted;

-- The days of measurements that are here already.
INSERT INTO change (user_id, kind, item, no, added_no, deleted, at)
SELECT user_id, 'MEASUREMENT', name || '/' || day, place, place, false, updated
FROM (
    SELECT user_id, day, updated, row_number() OVER (PARTITION BY user_id ORDER BY updated, type, day) AS place,
           (ARRAY['HEART_BEAT', 'HEART_RATE', 'HEART_RATE_GRAPH', 'RESPIRATION_RATE', 'RESTING_HEART_RATE', 'TEMPERATURE',
                  'ACTIVITY_COUNT', 'ACTIVITY_TYPE', 'ACTIVITY_CADENCE', 'MOTION_GRAPH'])[type] AS name
    FROM series_day) AS numbered;
UPDATE account
SET change_no = numbered.most
FROM (SELECT user_id, max(no) AS most FROM change GROUP BY user_id) AS numbered
WHERE account.id = numbered.user_id;

-- What a request with an Idempotency-Key was answered. The request is the digest of its path and body.
CREATE TABLE idempotency_key (
    user_id uuid        NOT NULL REFERENCES account (id),
    key     text        NOT NULL,
    request bytea       NOT NULL,
    answer  uuid[]      NOT NULL,
    created timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created);

-- Sessions: an activity has a type of 1 and up, an intention 0. "until" is when it ends, or would if it runs for a day; the
-- fingerprint stands for all that the person said. Few last longer than a day: those have an index of their own, by their end, so
-- that all others can be found by their start. Neither index serves for the other kind: PostgreSQL would walk through years.
CREATE TABLE session (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES account (id),
    starts      timestamptz NOT NULL,
    ends        timestamptz CHECK (ends > starts),
    until       timestamptz NOT NULL,
    type        smallint    NOT NULL CHECK (type BETWEEN 0 AND 122),
    name        text        NOT NULL,
    note        text        NOT NULL,
    inputs      text        NOT NULL,
    origin      smallint    NOT NULL CHECK (origin BETWEEN 0 AND 5),
    tool        text        NOT NULL,
    fingerprint uuid        NOT NULL,
    revision    integer     NOT NULL,
    created     timestamptz NOT NULL,
    updated     timestamptz NOT NULL
);
CREATE INDEX session_by_start ON session (user_id, starts, id) WHERE until - starts <= interval '24 hours';
CREATE INDEX session_long ON session (user_id, until) WHERE until - starts > interval '24 hours';
CREATE INDEX session_by_fingerprint ON session (user_id, fingerprint);

CREATE TABLE checkin (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES account (id),
    datetime    timestamptz NOT NULL,
    origin      text        NOT NULL
                CHECK (origin IN ('APP', 'CROWN_PRESS', 'RANDOM_VIBRATION', 'STRESS_VIBRATION')),
    reactivity  text        NOT NULL
                CHECK (reactivity IN ('VERY_CALM', 'CALM', 'CENTERED', 'STRESSED', 'VERY_STRESSED')),
    valence     text        NOT NULL
                CHECK (valence IN ('VERY_NEGATIVE', 'NEGATIVE', 'NEUTRAL', 'POSITIVE', 'VERY_POSITIVE')),
    feelings    text[]      NOT NULL,
    context     text[]      NOT NULL,
    note        text        NOT NULL,
    fingerprint uuid        NOT NULL,
    revision    integer     NOT NULL,
    created     timestamptz NOT NULL,
    updated     timestamptz NOT NULL
);
CREATE INDEX checkin_by_time ON checkin (user_id, datetime, id);
CREATE INDEX checkin_by_fingerprint ON checkin (user_id, fingerprint);

-- Answers to the daily questions, one for a question (type) and local day.
CREATE TABLE day_feedback (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES account (id),
    type        smallint    NOT NULL CHECK (type BETWEEN 0 AND 6),
    day         date        NOT NULL,
    datetime    timestamptz NOT NULL,
    value       smallint    NOT NULL CHECK (value BETWEEN 1 AND 5),
    tag         smallint    CHECK (tag BETWEEN 0 AND 3),
    note        text        NOT NULL,
    revision    integer     NOT NULL,
    created     timestamptz NOT NULL,
    updated     timestamptz NOT NULL,
    UNIQUE (user_id, type, day)
);
CREATE INDEX day_feedback_by_time ON day_feedback (user_id, datetime, id);
