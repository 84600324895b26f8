-- Who stands behind a pseudonym of the audit trail. Erasing a person is deleting this row: the lines stay, and nobody can tell any
-- more whose they are.
CREATE TABLE audit_person (
    pseudonym uuid PRIMARY KEY,
    user_id   uuid NOT NULL UNIQUE REFERENCES account (id)
);

-- What was done, by whom, to what, from where. People stand in it as pseudonyms alone: "actor", and "subject" where its kind is
-- person. It refers to nothing, so that whatever it names may go.
CREATE TABLE audit_entry (
    id           uuid        PRIMARY KEY,
    at           timestamptz NOT NULL,
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('PERSON', 'COMMAND_LINE', 'SERVER')),
    actor        uuid,
    address      text        NOT NULL,
    action       text        NOT NULL,
    subject_kind text        NOT NULL,
    subject      uuid        NOT NULL,
    detail       text        NOT NULL,
    CHECK ((actor_kind = 'PERSON') = (actor IS NOT NULL))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail can only be added to';
END
$$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Also where a session calls itself a replica, which switches ordinary triggers off.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays;

-- Since when an administrator keeps the person out; whoever sets it ends their logins in the same transaction.
ALTER TABLE account ADD COLUMN locked_at timestamptz;
