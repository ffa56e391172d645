CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

-- What a patient comes for, and how long that takes.
CREATE TABLE appointment_type (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    name     text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    minutes  smallint NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    colour   text CHECK (colour ~ '^#[0-9a-f]{6}$'),
    position smallint NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO appointment_type (code, name, minutes, colour, position) VALUES
    ('consultation', 'Consultation', 30, '#1f6feb', 1),
    ('follow-up', 'Follow-up', 15, '#2da44e', 2),
    ('check-up', 'Check-up', 20, '#0e8a8a', 3),
    ('procedure', 'Procedure', 60, '#bf5af2', 4),
    ('vaccination', 'Vaccination', 10, '#d29922', 5);

CREATE TABLE appointment (
    id              uuid PRIMARY KEY,
    status          text NOT NULL CHECK (status IN (
                        'proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'completed', 'cancelled',
                        'no-show', 'expired', 'entered-in-error', 'waitlisted', 'offered')),
    patient_id      uuid CHECK (patient_id IS NOT NULL OR status IN ('held', 'expired')),
    doctor_id       uuid NOT NULL,
    department_id   uuid,
    location_id     uuid CHECK (location_id IS NOT NULL OR source = 'import'),
    zone            text NOT NULL CHECK (length(zone) BETWEEN 1 AND 60),
    room_id         uuid,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL CHECK (ends_at > starts_at),
    type            text NOT NULL CHECK (type ~ '^[a-z][a-z0-9-]{0,39}$'),
    reason          text CHECK (length(reason) <= 500),
    source          text NOT NULL CHECK (source IN ('staff', 'patient', 'import')),
    -- An authorised overbooking takes the next free lane; within a lane nothing overlaps.
    doctor_lane     smallint NOT NULL DEFAULT 0 CHECK (doctor_lane BETWEEN 0 AND 9),
    room_lane       smallint NOT NULL DEFAULT 0 CHECK (room_lane BETWEEN 0 AND 9),
    patient_lane    smallint NOT NULL DEFAULT 0 CHECK (patient_lane BETWEEN 0 AND 9),
    override_reason text CHECK (length(override_reason) BETWEEN 1 AND 500),
    override_by     text CHECK ((override_by IS NULL) = (override_reason IS NULL)),
    override_at     timestamptz CHECK ((override_at IS NULL) = (override_reason IS NULL)),
    cancel_reason   text CHECK (length(cancel_reason) <= 500),
    held_by         uuid CHECK (held_by IS NOT NULL OR status <> 'held'),
    hold_expires_at timestamptz CHECK (hold_expires_at IS NOT NULL OR status <> 'held'),
    checked_in_at   timestamptz CHECK (checked_in_at IS NOT NULL OR status <> 'checked-in'),
    started_at      timestamptz CHECK (started_at IS NOT NULL OR status <> 'in-progress'),
    completed_at    timestamptz CHECK (completed_at IS NOT NULL OR status <> 'completed'),
    sequence        integer NOT NULL DEFAULT 0,
    version         bigint NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    external_source text,
    external_id     text CHECK ((external_id IS NULL) = (external_source IS NULL)),

    CHECK (doctor_lane + room_lane + patient_lane = 0 OR override_reason IS NOT NULL),
    CHECK (source = 'import' OR ends_at - starts_at <= interval '24 hours'),

    CONSTRAINT doctor_is_free EXCLUDE USING gist
        (doctor_id WITH =, doctor_lane WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')),
    CONSTRAINT room_is_free EXCLUDE USING gist
        (room_id WITH =, room_lane WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (room_id IS NOT NULL AND
               status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')),
    CONSTRAINT patient_is_free EXCLUDE USING gist
        (patient_id WITH =, patient_lane WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (patient_id IS NOT NULL AND
               status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered'))
);
CREATE INDEX appointment_of_doctor ON appointment (doctor_id, starts_at, id);
CREATE INDEX appointment_of_patient ON appointment (patient_id, starts_at, id);
CREATE INDEX appointment_of_department ON appointment (department_id, starts_at, id);
CREATE INDEX appointment_by_start ON appointment (starts_at, id);
CREATE INDEX appointment_in_room ON appointment (room_id, starts_at) WHERE room_id IS NOT NULL;
CREATE INDEX hold_to_expire ON appointment (hold_expires_at) WHERE status = 'held';
CREATE UNIQUE INDEX appointment_external ON appointment (external_source, external_id) WHERE external_id IS NOT NULL;

-- What happened to an appointment; only ever added to.
CREATE TABLE history (
    appointment_id uuid NOT NULL REFERENCES appointment,
    version        bigint NOT NULL,
    at             timestamptz NOT NULL,
    by_id          uuid NOT NULL,
    by_name        text NOT NULL,
    action         text NOT NULL,
    was            text,
    became         text,
    detail         text,
    PRIMARY KEY (appointment_id, version)
);
