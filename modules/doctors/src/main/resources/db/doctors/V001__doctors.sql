CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Text of one line without control characters or marks that reorder what is read around them (bidi overrides).
CREATE DOMAIN single_line AS text
    CHECK (VALUE !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]');
CREATE DOMAIN prose AS text
    CHECK (VALUE !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]');

-- Small letters without accents, each word with a space in front: so '% mul%' finds a word that begins with mul.
CREATE FUNCTION words(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(' ' || lower(public.unaccent('public.unaccent'::regdictionary, $1)), '[^[:alnum:]]+', ' ', 'g');

CREATE TABLE specialty (
    code text PRIMARY KEY CHECK (code ~ '^[a-z-]{1,40}$'),
    name single_line NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80)
);

CREATE TABLE doctor (
    id             uuid PRIMARY KEY,
    given_name     single_line NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
    family_name    single_line NOT NULL CHECK (length(family_name) BETWEEN 1 AND 100),
    licence_number text NOT NULL CHECK (licence_number ~ '^[A-Z0-9][A-Z0-9/.-]{2,39}$'),
    languages      text[] NOT NULL DEFAULT '{}' CHECK (cardinality(languages) <= 20),
    email          text CHECK (length(email) BETWEEN 3 AND 254 AND email ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$'),
    phone          text CHECK (phone ~ '^[+0-9 ()./-]{3,40}$'),
    active         boolean NOT NULL DEFAULT true,
    version        bigint NOT NULL DEFAULT 1,
    words          text NOT NULL GENERATED ALWAYS AS (words(given_name || ' ' || family_name)) STORED,
    sort_name      text NOT NULL GENERATED ALWAYS AS (words(family_name || ' ' || given_name)) STORED,
    CONSTRAINT doctor_licence_once UNIQUE (licence_number)
);
CREATE INDEX doctor_by_name ON doctor (sort_name, id);
CREATE INDEX doctor_by_word ON doctor USING gin (words public.gin_trgm_ops);

CREATE TABLE doctor_specialty (
    doctor_id uuid NOT NULL REFERENCES doctor,
    specialty text NOT NULL CONSTRAINT doctor_specialty_known REFERENCES specialty,
    position  smallint NOT NULL,
    PRIMARY KEY (doctor_id, specialty)
);
CREATE INDEX doctor_by_specialty ON doctor_specialty (specialty);

CREATE TABLE doctor_department (
    doctor_id     uuid NOT NULL REFERENCES doctor,
    department_id uuid NOT NULL,
    PRIMARY KEY (doctor_id, department_id)
);
CREATE INDEX doctor_by_department ON doctor_department (department_id);

-- Where rows of other systems went.
CREATE TABLE imported_provider (
    source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 60),
    external_id single_line NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    doctor_id   uuid NOT NULL REFERENCES doctor,
    PRIMARY KEY (source, external_id)
);
