-- What the statements of other rooms may know of people: also whether they have early access.
CREATE OR REPLACE VIEW person AS
SELECT id, email, lower(email COLLATE "C") AS email_key, first_name || ' ' || last_name AS full_name, last_sync_at, is_early_access
FROM account;

-- An image of firmware; its bytes are a blob. "attempt" is how often it has become active. The last four count people by their last
-- report: ever, and of this attempt alone, by which the server decides whether to pause it.
CREATE TABLE firmware (
    id              uuid        PRIMARY KEY,
    hardware        text        NOT NULL,
    version         text        NOT NULL,
    channel         text        NOT NULL CHECK (channel IN ('STABLE', 'BETA')),
    size_bytes      bigint      NOT NULL CHECK (size_bytes > 0),
    sha256          text        NOT NULL,
    signature       text,
    signed_at       timestamptz,
    release_notes   text        NOT NULL,
    mandatory       boolean     NOT NULL,
    min_version     text,
    status          text        NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'PAUSED', 'RETIRED')),
    rollout_percent int         NOT NULL CHECK (rollout_percent BETWEEN 0 AND 100),
    halt_reason     text,
    attempt         int         NOT NULL,
    created         timestamptz NOT NULL,
    updated         timestamptz NOT NULL,
    installs        bigint      NOT NULL DEFAULT 0 CHECK (installs >= 0),
    failures        bigint      NOT NULL DEFAULT 0 CHECK (failures >= 0),
    people_since    bigint      NOT NULL DEFAULT 0 CHECK (people_since >= 0),
    failures_since  bigint      NOT NULL DEFAULT 0 CHECK (failures_since BETWEEN 0 AND people_since),
    CHECK ((signature IS NULL) = (signed_at IS NULL))
);
-- Versions that differ in their build metadata alone are one version: neither is newer.
CREATE UNIQUE INDEX firmware_version ON firmware (hardware, split_part(version, '+', 1));

-- Whom a rollout has reached: whoever was offered an image keeps it when the rollout is narrowed.
CREATE TABLE firmware_offer (
    firmware_id uuid        NOT NULL REFERENCES firmware (id),
    user_id     uuid        NOT NULL REFERENCES account (id),
    at          timestamptz NOT NULL,
    PRIMARY KEY (firmware_id, user_id)
);
CREATE INDEX firmware_offer_by_user ON firmware_offer (user_id);

-- How it went for somebody, the last time they said so, and in which attempt of the rollout that was.
CREATE TABLE firmware_report (
    firmware_id uuid        NOT NULL REFERENCES firmware (id),
    user_id     uuid        NOT NULL REFERENCES account (id),
    outcome     text        NOT NULL CHECK (outcome IN ('INSTALLED', 'FAILED')),
    reason      text        NOT NULL,
    device_id   text        NOT NULL,
    attempt     int         NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (firmware_id, user_id)
);
CREATE INDEX firmware_report_by_user ON firmware_report (user_id);
