-- When the person showed that mail to the address reaches them.
ALTER TABLE account ADD COLUMN email_confirmed timestamptz;

-- The one living code that confirms an address, with or without an account. As with password_code, the code itself is not in
-- here. Tries may fall below zero: a try costs the same whether or not one is left.
CREATE TABLE address_code (
    address_hash bytea       PRIMARY KEY,
    kid          text        NOT NULL,
    nonce        uuid        NOT NULL,
    tries        integer     NOT NULL,
    created      timestamptz NOT NULL,
    expires      timestamptz NOT NULL
);
CREATE INDEX address_code_expired ON address_code (expires);
