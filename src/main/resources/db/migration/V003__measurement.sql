-- The index of days and the commit point of an upload: of the parts only those listed here exist, the later one wins.
-- Room is left on each page, so that the change of a day that grows all day long stays on it and touches no index.
CREATE TABLE series_day (
    user_id  uuid        NOT NULL REFERENCES account (id),
    type     smallint    NOT NULL,
    day      date        NOT NULL,
    revision integer     NOT NULL,
    rows     integer     NOT NULL,
    hash     bigint      NOT NULL,
    parts    integer[]   NOT NULL,
    created  timestamptz NOT NULL,
    updated  timestamptz NOT NULL,
    PRIMARY KEY (user_id, type, day)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Parts are written once, never changed, and compressed already: EXTERNAL keeps PostgreSQL from trying again.
CREATE TABLE series_part (
    user_id      uuid     NOT NULL,
    type         smallint NOT NULL,
    day          date     NOT NULL,
    part         integer  NOT NULL,
    rows         integer  NOT NULL,
    first_second integer  NOT NULL,
    last_second  integer  NOT NULL,
    codec        smallint NOT NULL,
    data         bytea    STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (user_id, type, day, part)
) WITH (autovacuum_vacuum_scale_factor = 0.05, toast.autovacuum_vacuum_scale_factor = 0.05);
