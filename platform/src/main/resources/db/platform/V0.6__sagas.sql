-- Work that goes through several modules step by step, and back again when it is not to be finished.
CREATE TABLE saga (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL,
    subject    uuid NOT NULL,
    data       jsonb NOT NULL,
    asked_by   uuid NOT NULL,
    asked_name text NOT NULL,
    state      text NOT NULL CHECK (state IN ('acting', 'waiting', 'over')),
    undone_for text CHECK (undone_for IN ('refused', 'late', 'failed')),
    stuck      boolean NOT NULL DEFAULT false,
    step       text NOT NULL,
    -- Steps still ahead whose answer has come already.
    answered   text[] NOT NULL DEFAULT '{}',
    -- Counts what has happened to it, so that nothing is done twice.
    turn       integer NOT NULL,
    failures   integer NOT NULL DEFAULT 0,
    failure    text,
    due_at     timestamptz NOT NULL,
    started_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK (NOT stuck OR undone_for IS NOT NULL)
);
CREATE UNIQUE INDEX saga_under_way ON saga (kind, subject) WHERE state <> 'over';
CREATE INDEX saga_of_subject ON saga (kind, subject, started_at);
