-- Events that have arrived: first they wait to be handled, then they are kept a while so that a second delivery has no
-- second effect. Those that failed too often are set aside as dead.
DROP TABLE inbox;
CREATE TABLE inbox (
    position     bigint GENERATED ALWAYS AS IDENTITY,
    handler      text NOT NULL,
    event_id     uuid NOT NULL,
    aggregate_id uuid NOT NULL,
    payload      jsonb,
    state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handled', 'dead')),
    failures     integer NOT NULL DEFAULT 0,
    failure      text,
    due_at       timestamptz NOT NULL DEFAULT now(),
    changed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (handler, event_id),
    CHECK (state = 'handled' OR payload IS NOT NULL)
);
CREATE INDEX inbox_waiting ON inbox (position) WHERE state = 'waiting';
CREATE INDEX inbox_order ON inbox (handler, aggregate_id, position) WHERE state = 'waiting';

-- Jobs that failed too often, until somebody looks at them.
CREATE TABLE dead_job (
    job      text NOT NULL,
    id       text NOT NULL,
    data     jsonb NOT NULL,
    failures integer NOT NULL,
    failure  text NOT NULL,
    died_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (job, id)
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
