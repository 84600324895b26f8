-- What the statements of other rooms may know of people: the account's public face.
CREATE VIEW person AS
SELECT id, email, lower(email COLLATE "C") AS email_key, first_name || ' ' || last_name AS full_name, last_sync_at
FROM account;

-- A person (user_id) lets another one see their data from a moment on. What the viewer makes of it, a name, a colour, a
-- picture, stands in the same row, so that it cannot outlive the share.
CREATE TABLE share (
    user_id     uuid        NOT NULL REFERENCES account (id),
    viewer_id   uuid        NOT NULL REFERENCES account (id),
    since       timestamptz NOT NULL,
    paused      boolean     NOT NULL DEFAULT false,
    expires     timestamptz,
    custom_name text,
    icon_color  text,
    picture     uuid,
    picture_key text,
    created     timestamptz NOT NULL,
    updated     timestamptz NOT NULL,
    PRIMARY KEY (user_id, viewer_id),
    CHECK (user_id <> viewer_id)
);
CREATE INDEX share_by_viewer ON share (viewer_id);
CREATE INDEX share_by_picture ON share (picture) WHERE picture IS NOT NULL;
CREATE INDEX share_expired ON share (expires) WHERE expires IS NOT NULL;

-- The one gate: from when on somebody may see a person's data at a moment; no row when they may not. Everybody sees all of
-- their own. Every statement that reads somebody's data for somebody joins this, so that there is no second rule. PostgreSQL
-- puts the body in the place of the call.
CREATE FUNCTION visibility(owner uuid, viewer uuid, at timestamptz) RETURNS TABLE (visible_since timestamptz)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT timestamptz '-infinity' WHERE owner = viewer
    UNION ALL
    SELECT share.since
    FROM share
    WHERE share.user_id = owner AND share.viewer_id = viewer
      AND NOT share.paused AND (share.expires IS NULL OR share.expires > at);
END;

-- An invite (come and see my data) or a request (let me see yours), from a person to an address that need not have an account.
CREATE TABLE proposal (
    id          uuid        PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('INVITE', 'REQUEST')),
    user_id     uuid        NOT NULL REFERENCES account (id),
    address     text        NOT NULL,
    address_key text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'REJECTED')),
    share_since timestamptz NOT NULL,
    sent        timestamptz NOT NULL,
    created     timestamptz NOT NULL,
    updated     timestamptz NOT NULL
);
CREATE UNIQUE INDEX proposal_pending ON proposal (user_id, kind, address_key) WHERE status = 'PENDING';
CREATE INDEX proposal_sent ON proposal (user_id, kind, created);
CREATE INDEX proposal_received ON proposal (address_key, kind, created);

-- How a viewer (user_id) sorts the people who share with them.
CREATE TABLE share_group (
    id      uuid        PRIMARY KEY,
    user_id uuid        NOT NULL REFERENCES account (id),
    name    text        NOT NULL,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    UNIQUE (id, user_id)
);
CREATE INDEX share_group_by_user ON share_group (user_id, created);

-- Both keys name the viewer: a group can hold only what is shared with its owner, and the end of either empties it.
CREATE TABLE share_group_member (
    group_id  uuid NOT NULL,
    owner_id  uuid NOT NULL,
    viewer_id uuid NOT NULL,
    PRIMARY KEY (group_id, owner_id),
    FOREIGN KEY (group_id, viewer_id) REFERENCES share_group (id, user_id) ON DELETE CASCADE,
    FOREIGN KEY (owner_id, viewer_id) REFERENCES share (user_id, viewer_id) ON DELETE CASCADE
);
CREATE INDEX share_group_member_by_share ON share_group_member (owner_id, viewer_id, group_id);

-- Who has seen a person's (user_id) data: one line for a viewer, a kind and an hour.
CREATE TABLE access_log (
    user_id   uuid        NOT NULL REFERENCES account (id),
    viewer_id uuid        NOT NULL REFERENCES account (id),
    kind      text        NOT NULL,
    hour      timestamptz NOT NULL,
    start_day date        NOT NULL,
    end_day   date        NOT NULL,
    reads     bigint      NOT NULL,
    last_read timestamptz NOT NULL,
    PRIMARY KEY (user_id, viewer_id, kind, hour)
);
CREATE INDEX access_log_by_viewer ON access_log (viewer_id);
CREATE INDEX access_log_by_hour ON access_log (hour);
