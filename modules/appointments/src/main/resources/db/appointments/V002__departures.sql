-- A doctor leaves; what is booked with them is settled. Its id is that of the departure in the doctors module.
CREATE TABLE departure (
    id         uuid PRIMARY KEY,
    doctor_id  uuid NOT NULL,
    state      text NOT NULL CHECK (state IN ('proposing', 'open', 'settled', 'reversing', 'reversed')),
    started_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX departure_under_way ON departure (doctor_id) WHERE state IN ('proposing', 'open', 'reversing');
CREATE INDEX departure_of_doctor ON departure (doctor_id, started_at);

-- What could become of one appointment with a doctor who leaves, and what has become of it.
CREATE TABLE proposal (
    id             uuid PRIMARY KEY,
    departure_id   uuid NOT NULL REFERENCES departure,
    appointment_id uuid NOT NULL REFERENCES appointment,
    -- Where and when it was before, and where it was moved to.
    was            jsonb NOT NULL,
    became         jsonb CHECK (became IS NOT NULL OR state <> 'moved'),
    starts_at      timestamptz NOT NULL,
    -- The slot that is kept free for it; none when nothing was found.
    hold_id        uuid REFERENCES appointment,
    state          text NOT NULL CHECK (state IN (
                       'open', 'declined', 'moved', 'cancelled', 'lapsed', 'released', 'put-back', 'kept')),
    note           text CHECK (length(note) <= 200),
    booked_anew_as uuid REFERENCES appointment,
    decided_by     uuid,
    decided_name   text CHECK ((decided_name IS NULL) = (decided_by IS NULL)),
    decided_at     timestamptz CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    version        bigint NOT NULL DEFAULT 1,
    CONSTRAINT one_proposal_for_each UNIQUE (departure_id, appointment_id)
);
CREATE INDEX proposal_by_start ON proposal (departure_id, starts_at, id);
CREATE INDEX proposal_of_appointment ON proposal (appointment_id);
