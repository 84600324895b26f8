-- What apps tell of themselves by OpenTelemetry. All tables are partitioned by the UTC day of arrival; the program makes the
-- partitions ahead and drops those that are too old (class Partitions). No foreign key to account: its check for each row is
-- dear. The writer holds the accounts instead, and whoever deletes one deletes its rows.

-- Who sent: a resource with an instrumentation scope, once for each request that has items of it. The document has their JSON.
CREATE TABLE telemetry_source (
    id       uuid        NOT NULL,
    received timestamptz NOT NULL,
    user_id  uuid        NOT NULL,
    document text        NOT NULL
) PARTITION BY RANGE (received);
CREATE INDEX telemetry_source_by_id ON telemetry_source (id);
CREATE INDEX telemetry_source_by_user ON telemetry_source (user_id);

-- An item: a span, a metric with its points, or a record of a log. "severity" is a log's number, and of a span the code of
-- its status. The document is the item's OTLP JSON: text, since PostgreSQL's own form of JSON cannot hold the character zero
-- and takes several times as long to write.
CREATE TABLE telemetry_span (
    id        uuid        NOT NULL,
    received  timestamptz NOT NULL,
    time      timestamptz NOT NULL,
    user_id   uuid        NOT NULL,
    source    uuid        NOT NULL,
    service   text        NOT NULL,
    name      text        NOT NULL,
    severity  smallint,
    trace_id  bytea,
    span_id   bytea,
    firmware  text,
    exception text,
    document  text        NOT NULL
) PARTITION BY RANGE (received);

CREATE TABLE telemetry_metric (LIKE telemetry_span) PARTITION BY RANGE (received);
CREATE TABLE telemetry_log (LIKE telemetry_span) PARTITION BY RANGE (received);

CREATE INDEX telemetry_span_by_time ON telemetry_span (time, id);
CREATE INDEX telemetry_metric_by_time ON telemetry_metric (time, id);
CREATE INDEX telemetry_log_by_time ON telemetry_log (time, id);
CREATE INDEX telemetry_span_by_user ON telemetry_span (user_id);
CREATE INDEX telemetry_metric_by_user ON telemetry_metric (user_id);
CREATE INDEX telemetry_log_by_user ON telemetry_log (user_id);
CREATE INDEX telemetry_span_exception ON telemetry_span (split_part(firmware, '+', 1), exception) WHERE exception IS NOT NULL;
CREATE INDEX telemetry_log_exception ON telemetry_log (split_part(firmware, '+', 1), exception) WHERE exception IS NOT NULL;

-- What waits to be passed on, a row for each request; the body is protobuf, compressed. A node that sends one claims it until
-- then.
CREATE TABLE telemetry_forward (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id       uuid        NOT NULL,
    signal        text        NOT NULL,
    body          bytea       STORAGE EXTERNAL NOT NULL,
    created       timestamptz NOT NULL,
    claimed_until timestamptz
);
CREATE INDEX telemetry_forward_by_signal ON telemetry_forward (signal, id);
CREATE INDEX telemetry_forward_by_user ON telemetry_forward (user_id);
CREATE INDEX telemetry_forward_created ON telemetry_forward (created);

-- What the statements of other rooms may know of firmware: how many last reports on a version, one for each person and
-- hardware, say that it failed. What differs in build metadata alone is one version.
CREATE VIEW firmware_failure AS
SELECT split_part(version, '+', 1) AS firmware, sum(failures)::bigint AS total
FROM firmware
GROUP BY 1
HAVING sum(failures) > 0;
