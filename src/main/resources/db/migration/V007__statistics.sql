-- What the daily figures are made of and what came of it. Both can be made anew from the series at any time: a row says with its
-- stamp or fingerprint what it was made of, and counts only while that is still so.
CREATE TABLE minute_day (
    user_id uuid   NOT NULL REFERENCES account (id),
    day     date   NOT NULL,
    stamp   bigint NOT NULL,
    data    bytea  NOT NULL,
    PRIMARY KEY (user_id, day)
);
ALTER TABLE minute_day ALTER COLUMN data SET STORAGE EXTERNAL;

-- The ten figures of a local day, as one JSON document: they are made together, and mostly read together.
CREATE TABLE daily_figures (
    user_id     uuid NOT NULL REFERENCES account (id),
    day         date NOT NULL,
    fingerprint uuid NOT NULL,
    figures     text NOT NULL,
    PRIMARY KEY (user_id, day)
);
