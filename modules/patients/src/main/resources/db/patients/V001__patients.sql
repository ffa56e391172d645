CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;

-- Medical record numbers are handed out in blocks of 50; the number is 10000000 + n, followed by a Verhoeff check digit.
CREATE SEQUENCE mrn_block MINVALUE 0 MAXVALUE 1799999 NO CYCLE;

CREATE TABLE patient (
    id            uuid PRIMARY KEY,
    mrn           text COLLATE "C" NOT NULL CONSTRAINT patient_mrn_form CHECK (mrn ~ '^[0-9]{9}$'),
    given_name    text NOT NULL CONSTRAINT patient_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
    family_name   text NOT NULL CONSTRAINT patient_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
    middle_name   text CONSTRAINT patient_middle_name_length CHECK (length(middle_name) BETWEEN 1 AND 100),
    birth_date    date NOT NULL CONSTRAINT patient_birth_date_possible CHECK (birth_date >= '1870-01-01'),
    gender        text NOT NULL CONSTRAINT patient_gender_known CHECK (gender IN ('male', 'female', 'other', 'unknown')),
    phones        jsonb NOT NULL DEFAULT '[]'
                  CONSTRAINT patient_phones_bounded CHECK (jsonb_typeof(phones) = 'array' AND jsonb_array_length(phones) <= 20),
    email         text CONSTRAINT patient_email_length CHECK (length(email) BETWEEN 3 AND 254),
    addresses     jsonb NOT NULL DEFAULT '[]'
                  CONSTRAINT patient_addresses_bounded CHECK (jsonb_typeof(addresses) = 'array' AND jsonb_array_length(addresses) <= 20),
    language      text CONSTRAINT patient_language_length CHECK (length(language) BETWEEN 2 AND 35),
    blood_group   text CONSTRAINT patient_blood_group_known CHECK (blood_group IN ('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-')),
    deceased_at   timestamptz
                  CONSTRAINT patient_deceased_after_birth CHECK (deceased_at >= (birth_date::timestamp AT TIME ZONE 'UTC') - interval '14 hours'),
    active        boolean NOT NULL DEFAULT true,
    version       bigint NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    registered_by uuid NOT NULL,
    -- Where an imported patient comes from.
    source        text CONSTRAINT patient_source_length CHECK (length(source) BETWEEN 1 AND 50),
    external_id   text CONSTRAINT patient_external_id_length CHECK (length(external_id) BETWEEN 1 AND 200),
    -- Derived, for lists: folded names (lower case, without accents; the given ones with the middle one), the number to call
    -- first, the city of the first address.
    family_key    text COLLATE "C" NOT NULL,
    given_key     text COLLATE "C" NOT NULL,
    city_key      text COLLATE "C",
    phone         text,
    city          text,
    CONSTRAINT patient_imported_whole CHECK ((source IS NULL) = (external_id IS NULL))
);
CREATE UNIQUE INDEX patient_mrn ON patient (mrn);
CREATE UNIQUE INDEX patient_external ON patient (source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX patient_by_family_name ON patient (family_key, given_key, id);
CREATE INDEX patient_by_given_name ON patient (given_key, family_key, id);
CREATE INDEX patient_by_birth_date ON patient (birth_date, id);
CREATE INDEX patient_by_creation ON patient (created_at, id);
CREATE INDEX patient_by_city ON patient (city_key, family_key, given_key, id) WHERE city_key IS NOT NULL;

-- What a patient is found by, in the order people type it: every pair of name words, and phone digits from both ends.
--   1 a family name, then a given name    2 a given name, then a family name    3 any other two words of the name
--   4 phone digits                        5 phone digits backwards
CREATE TABLE search_key (
    kind       smallint NOT NULL,
    key        text COLLATE "C" NOT NULL,
    patient_id uuid NOT NULL,
    PRIMARY KEY (kind, key, patient_id)
);

-- What a word turns into when one letter is lost (so that two words one typing error apart share something), and how it sounds.
CREATE FUNCTION near_keys(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT near) FROM (
        SELECT word AS near
        UNION ALL
        SELECT left(word, position - 1) || substr(word, position + 1)
        FROM generate_series(1, length(word)) AS position WHERE length(word) BETWEEN 3 AND 30
        UNION ALL
        SELECT '~' || code FROM unnest(ARRAY[public.dmetaphone(word), public.dmetaphone_alt(word)]) AS code WHERE length(code) > 1
    ) AS keys
$$;

-- The vocabulary of names: each word once. Typing errors are looked up here, among tens of thousands, not among millions of patients.
CREATE TABLE name_word (
    word text COLLATE "C" PRIMARY KEY,
    near text[] NOT NULL GENERATED ALWAYS AS (${schema}.near_keys(word)) STORED
);
CREATE INDEX name_word_near ON name_word USING gin (near);
CREATE INDEX name_word_similar ON name_word USING gin (word public.gin_trgm_ops);

CREATE TABLE identifier (
    system     text NOT NULL CONSTRAINT identifier_system_length CHECK (length(system) BETWEEN 1 AND 200),
    value      text NOT NULL CONSTRAINT identifier_value_length CHECK (length(value) BETWEEN 1 AND 100),
    patient_id uuid NOT NULL REFERENCES patient,
    position   smallint NOT NULL,
    CONSTRAINT identifier_unique UNIQUE (system, value)
);
CREATE INDEX identifier_of_patient ON identifier (patient_id);

CREATE TABLE insurance_policy (
    id            uuid PRIMARY KEY,
    patient_id    uuid NOT NULL REFERENCES patient,
    payer         text NOT NULL CONSTRAINT policy_payer_length CHECK (length(payer) BETWEEN 1 AND 200),
    policy_number text NOT NULL CONSTRAINT policy_number_length CHECK (length(policy_number) BETWEEN 1 AND 100),
    group_number  text CONSTRAINT policy_group_length CHECK (length(group_number) BETWEEN 1 AND 100),
    valid_from    date,
    valid_to      date,
    priority      smallint NOT NULL CONSTRAINT policy_priority_bounded CHECK (priority BETWEEN 1 AND 20),
    version       bigint NOT NULL DEFAULT 1,
    source        text CHECK (length(source) BETWEEN 1 AND 50),
    external_id   text CHECK (length(external_id) BETWEEN 1 AND 200),
    CONSTRAINT policy_ends_after_start CHECK (valid_to >= valid_from)
);
CREATE INDEX insurance_policy_of_patient ON insurance_policy (patient_id, priority);
CREATE UNIQUE INDEX insurance_policy_external ON insurance_policy (source, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE emergency_contact (
    id           uuid PRIMARY KEY,
    patient_id   uuid NOT NULL REFERENCES patient,
    name         text NOT NULL CONSTRAINT contact_name_length CHECK (length(name) BETWEEN 1 AND 200),
    relationship text NOT NULL CONSTRAINT contact_relationship_length CHECK (length(relationship) BETWEEN 1 AND 50),
    phone        text NOT NULL CONSTRAINT contact_phone_length CHECK (length(phone) BETWEEN 3 AND 40),
    priority     smallint NOT NULL CONSTRAINT contact_priority_bounded CHECK (priority BETWEEN 1 AND 20),
    version      bigint NOT NULL DEFAULT 1
);
CREATE INDEX emergency_contact_of_patient ON emergency_contact (patient_id, priority);

-- Two patients somebody has looked at and found to be two people; the lower id first.
CREATE TABLE not_duplicate (
    patient_id uuid NOT NULL REFERENCES patient,
    other_id   uuid NOT NULL REFERENCES patient,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (patient_id, other_id),
    CONSTRAINT not_duplicate_ordered CHECK (patient_id < other_id)
);
CREATE INDEX not_duplicate_other ON not_duplicate (other_id);

-- Who looks after whom: the carer is a doctor or a whole department.
CREATE TABLE care_relationship (
    patient_id uuid NOT NULL,
    carer_id   uuid NOT NULL,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (patient_id, carer_id)
);

-- Who opened a record without such a relationship, why, and until when they may.
CREATE TABLE break_glass (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patient,
    user_id    uuid NOT NULL,
    reason     text NOT NULL CONSTRAINT break_glass_reason_length CHECK (length(reason) BETWEEN 10 AND 500),
    used_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CONSTRAINT break_glass_expires_later CHECK (expires_at > used_at)
);
CREATE INDEX break_glass_of_user ON break_glass (patient_id, user_id, expires_at);
