CREATE TABLE import (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('synthea')),
    file_name    text CHECK (length(file_name) <= 255),
    status       text NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'completed-with-errors', 'failed', 'cancelled')),
    requested_by uuid NOT NULL,
    requester    text NOT NULL,
    created_at   timestamptz NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz,
    total        bigint NOT NULL DEFAULT 0 CHECK (total >= 0),
    done         bigint NOT NULL DEFAULT 0 CHECK (done >= 0),
    -- The file being read and the last row of it that was taken over; the import goes on after it.
    file         text,
    row          bigint NOT NULL DEFAULT 0,
    counts       jsonb NOT NULL DEFAULT '{}',
    error_count  bigint NOT NULL DEFAULT 0,
    failure      text,
    -- Which run works on it and when it last showed a sign of life; another may take over after a while.
    runner       uuid,
    runner_at    timestamptz,
    version      bigint NOT NULL DEFAULT 1
);
CREATE INDEX import_newest ON import (created_at DESC, id DESC);

-- The uploaded files that matter, compressed, in pieces; gone when the import has completed.
CREATE TABLE file_piece (
    import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
    file      text NOT NULL,
    piece     integer NOT NULL,
    content   bytea NOT NULL,
    PRIMARY KEY (import_id, file, piece)
);

CREATE TABLE row_error (
    import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
    position  bigint GENERATED ALWAYS AS IDENTITY,
    file      text NOT NULL,
    row       bigint NOT NULL,
    field     text,
    message   text NOT NULL,
    raw       text CHECK (length(raw) <= 500),
    PRIMARY KEY (import_id, position)
);

-- What rows of other systems became here, so that later rows can point at them.
CREATE TABLE known (
    source      text NOT NULL,
    kind        text NOT NULL,
    external_id text NOT NULL,
    id          uuid NOT NULL,
    PRIMARY KEY (source, kind, external_id)
);
