-- Reflections as they were answered. The document is the answer's JSON; "day" is the last day of the week that it looks at, and
-- nothing for a day, which the app does not date.
CREATE TABLE reflection (
    id          uuid        PRIMARY KEY,
    user_id     uuid        NOT NULL REFERENCES account (id),
    created     timestamptz NOT NULL,
    period      text        NOT NULL CHECK (period IN ('DAY', 'WEEK')),
    day         date,
    app_version text        NOT NULL,
    document    text        NOT NULL
);
CREATE INDEX reflection_by_user ON reflection (user_id);
CREATE INDEX reflection_created ON reflection (created);

-- What somebody said of a section of a reflection on a day. "instance" is what the app sent as the reflection's id; the reference
-- stands only where it is a reflection of the same person.
CREATE TABLE insight_feedback (
    user_id       uuid        NOT NULL REFERENCES account (id),
    instance      text        NOT NULL,
    day           date        NOT NULL,
    section       text        NOT NULL,
    reflection_id uuid        REFERENCES reflection (id),
    app_version   text        NOT NULL,
    options       text[]      NOT NULL,
    thumb_up      boolean     NOT NULL,
    test_build    boolean     NOT NULL,
    created       timestamptz NOT NULL,
    updated       timestamptz NOT NULL,
    PRIMARY KEY (user_id, instance, day, section)
);
CREATE INDEX insight_feedback_day ON insight_feedback (day);
CREATE INDEX insight_feedback_by_reflection ON insight_feedback (reflection_id);
