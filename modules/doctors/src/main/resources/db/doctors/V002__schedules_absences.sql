-- The version of a doctor's weekly hours as a whole; absent until they are set for the first time.
CREATE TABLE schedule (
    doctor_id uuid PRIMARY KEY REFERENCES doctor,
    version   bigint NOT NULL
);

-- One stretch of a weekly schedule, in local time of its location. It lasts over midnight when it does not end after it starts.
CREATE TABLE schedule_entry (
    id                uuid PRIMARY KEY,
    doctor_id         uuid NOT NULL REFERENCES schedule,
    weekday           smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    location_id       uuid NOT NULL,
    room_id           uuid,
    starts            time NOT NULL CHECK (extract(second FROM starts) = 0 AND starts < '24:00'),
    ends              time NOT NULL CHECK (extract(second FROM ends) = 0 AND ends < '24:00'),
    slot_minutes      smallint NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    appointment_types text[] NOT NULL DEFAULT '{}' CHECK (cardinality(appointment_types) <= 50),
    valid_from        date NOT NULL,
    valid_to          date CHECK (valid_to >= valid_from),
    -- Minutes of the week it covers; what lasts beyond Sunday comes round to Monday.
    week              int4multirange NOT NULL GENERATED ALWAYS AS (int4multirange(
        int4range(
            (weekday - 1) * 1440 + (extract(hour FROM starts) * 60 + extract(minute FROM starts))::integer,
            least(10080, (weekday - 1 + CASE WHEN ends <= starts THEN 1 ELSE 0 END) * 1440
                         + (extract(hour FROM ends) * 60 + extract(minute FROM ends))::integer)),
        int4range(
            0,
            CASE WHEN weekday = 7 AND ends <= starts
                 THEN (extract(hour FROM ends) * 60 + extract(minute FROM ends))::integer ELSE 0 END))) STORED,
    CONSTRAINT schedule_entries_do_not_overlap EXCLUDE USING gist (
        doctor_id WITH =,
        week WITH &&,
        daterange(valid_from, valid_to, '[]') WITH &&)
);
CREATE INDEX schedule_entry_of_doctor ON schedule_entry (doctor_id);

CREATE TABLE schedule_break (
    entry_id  uuid NOT NULL REFERENCES schedule_entry ON DELETE CASCADE,
    -- Minutes from the start of the entry.
    span      int4range NOT NULL CHECK (NOT isempty(span) AND lower(span) >= 0 AND upper(span) <= 1440),
    label     single_line CHECK (length(label) BETWEEN 1 AND 80),
    PRIMARY KEY (entry_id, span),
    CONSTRAINT schedule_breaks_do_not_overlap EXCLUDE USING gist (entry_id WITH =, span WITH &&)
);

CREATE TABLE absence (
    id        uuid PRIMARY KEY,
    doctor_id uuid NOT NULL REFERENCES doctor,
    starts    timestamptz NOT NULL,
    ends      timestamptz NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('LEAVE', 'SICK', 'TRAINING', 'OTHER')),
    note      prose CHECK (length(note) <= 500),
    version   bigint NOT NULL DEFAULT 1,
    CONSTRAINT absence_ends_after_it_starts CHECK (ends > starts),
    CONSTRAINT absence_is_not_endless CHECK (ends <= starts + interval '3 years')
);
CREATE INDEX absence_of_doctor ON absence (doctor_id, ends);

-- What the appointments module says is booked: enough to tell which appointments a change of hours leaves outside.
CREATE TABLE booked_appointment (
    appointment_id uuid PRIMARY KEY,
    doctor_id      uuid NOT NULL,
    starts         timestamptz NOT NULL,
    ends           timestamptz NOT NULL CHECK (ends > starts)
);
CREATE INDEX booked_appointment_of_doctor ON booked_appointment (doctor_id, starts);
