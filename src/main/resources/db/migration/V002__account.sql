-- What signs tokens and makes codes. The newest one signs; older ones still verify.
CREATE TABLE token_key (
    kid     text        PRIMARY KEY,
    secret  bytea       NOT NULL,
    created timestamptz NOT NULL
);

-- A person. Room is left on each page so that the frequent change of last_sync_at stays on it and touches no index.
-- Settings are text, not jsonb, which would lose the order of keys and the form of numbers.
CREATE TABLE account (
    id                         uuid        PRIMARY KEY,
    email                      text        NOT NULL,
    password_hash              text        NOT NULL,
    first_name                 text        NOT NULL,
    last_name                  text        NOT NULL,
    toc_accepted_at            timestamptz NOT NULL,
    privacy_policy_accepted_at timestamptz NOT NULL,
    gender                     text        CHECK (gender IN ('FEMALE', 'MALE', 'OTHER')),
    watch_hand                 text        CHECK (watch_hand IN ('LEFT', 'RIGHT', 'MIXED')),
    dominant_hand              text        CHECK (dominant_hand IN ('LEFT', 'RIGHT', 'MIXED')),
    height                     integer     CHECK (height BETWEEN 50 AND 275),
    weight                     integer     CHECK (weight BETWEEN 20 AND 500),
    date_of_birth              timestamptz,
    unit                       text        NOT NULL DEFAULT 'METRIC' CHECK (unit IN ('METRIC', 'IMPERIAL')),
    platform                   text        CHECK (platform IN ('IOS', 'ANDROID')),
    is_early_access            boolean     NOT NULL DEFAULT false,
    employee                   boolean     NOT NULL DEFAULT false,
    is_admin                   boolean     NOT NULL DEFAULT false,
    last_sync_at               timestamptz,
    settings                   text        NOT NULL DEFAULT '{}',
    settings_created           timestamptz,
    settings_updated           timestamptz,
    timezone                   text,
    change_no                  bigint      NOT NULL DEFAULT 0,
    created                    timestamptz NOT NULL,
    updated                    timestamptz NOT NULL
) WITH (fillfactor = 80);
-- The collation is named so that a database with Turkish rules does not take I and i for two letters.
CREATE UNIQUE INDEX account_email ON account (lower(email COLLATE "C"));
CREATE INDEX account_created ON account (created, id);

-- Since which local day a person lives in which zone; the earliest row also holds for all days before it.
CREATE TABLE account_zone (
    user_id  uuid NOT NULL REFERENCES account (id),
    from_day date NOT NULL,
    zone     text NOT NULL,
    PRIMARY KEY (user_id, from_day)
);

-- One device that is signed in. A pair is an access token and a refresh token made together; see RefreshVerdict.
CREATE TABLE login (
    id            uuid        PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES account (id),
    pair          uuid        NOT NULL,
    pair_used     boolean     NOT NULL,
    previous_pair uuid,
    rotated_at    timestamptz,
    dead_pairs    uuid[]      NOT NULL DEFAULT '{}',
    user_agent    text        NOT NULL,
    created       timestamptz NOT NULL,
    last_used_at  timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX login_by_user ON login (user_id);
CREATE INDEX login_expired ON login (expires_at);

-- A code for a new password, for an address with or without an account. The code itself is not in here: it is computed from
-- the nonce with the named key.
CREATE TABLE password_code (
    address_hash bytea       PRIMARY KEY,
    kid          text        NOT NULL,
    nonce        uuid        NOT NULL,
    tries        integer     NOT NULL,
    created      timestamptz NOT NULL,
    expires      timestamptz NOT NULL
);
CREATE INDEX password_code_expired ON password_code (expires);

-- Who asks for early access; once a person.
CREATE TABLE beta_access (
    id      uuid        PRIMARY KEY,
    user_id uuid        NOT NULL UNIQUE REFERENCES account (id),
    status  text        NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED')),
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL
);

-- Apps that may use the operations without a bearer token where the operator demands a client token.
CREATE TABLE api_client (
    id          uuid        PRIMARY KEY,
    name        text        NOT NULL,
    secret_hash bytea       NOT NULL,
    created     timestamptz NOT NULL
);
