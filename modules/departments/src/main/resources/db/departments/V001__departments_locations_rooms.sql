CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- Text of one line without control characters or marks that reorder what is read around them (bidi overrides).
CREATE DOMAIN single_line AS text
    CHECK (VALUE !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]');
CREATE DOMAIN prose AS text
    CHECK (VALUE !~ '[\u0001-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]');

-- Small letters without accents, each word with a space in front: so '% car%' finds a word that begins with car.
CREATE FUNCTION words(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(' ' || lower(public.unaccent('public.unaccent'::regdictionary, $1)), '[^[:alnum:]]+', ' ', 'g');

CREATE TABLE department (
    id          uuid PRIMARY KEY,
    code        text NOT NULL CHECK (code ~ '^[A-Za-z0-9-]{1,20}$'),
    name        single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    description prose CHECK (length(description) <= 1000),
    active      boolean NOT NULL DEFAULT true,
    version     bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX department_code ON department (lower(code));
CREATE INDEX department_by_name ON department (lower(name), id);

CREATE TABLE location (
    id          uuid PRIMARY KEY,
    name        single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    zone        text NOT NULL CHECK (zone ~ '^[A-Za-z0-9_+/-]{1,60}$'),
    line        single_line NOT NULL CHECK (length(line) BETWEEN 1 AND 200),
    city        single_line NOT NULL CHECK (length(city) BETWEEN 1 AND 100),
    state       single_line CHECK (length(state) BETWEEN 1 AND 100),
    postal_code single_line CHECK (length(postal_code) BETWEEN 1 AND 20),
    country     text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    phone       text CHECK (phone ~ '^[+0-9 ()./-]{3,40}$'),
    active      boolean NOT NULL DEFAULT true,
    version     bigint NOT NULL DEFAULT 1
);
CREATE INDEX location_by_name ON location (lower(name), id);

CREATE TABLE location_department (
    location_id   uuid NOT NULL REFERENCES location,
    department_id uuid NOT NULL CONSTRAINT location_department_exists REFERENCES department,
    PRIMARY KEY (location_id, department_id)
);
CREATE INDEX location_department_back ON location_department (department_id);

CREATE TABLE room (
    id            uuid PRIMARY KEY,
    location_id   uuid NOT NULL CONSTRAINT room_location_exists REFERENCES location,
    department_id uuid CONSTRAINT room_department_exists REFERENCES department,
    name          single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    kind          text NOT NULL CHECK (kind IN ('CONSULTING', 'TREATMENT', 'PROCEDURE', 'OTHER')),
    capacity      integer NOT NULL CHECK (capacity BETWEEN 1 AND 500),
    active        boolean NOT NULL DEFAULT true,
    version       bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX room_name ON room (location_id, lower(name));

CREATE TABLE ward (
    id            uuid PRIMARY KEY,
    location_id   uuid NOT NULL CONSTRAINT ward_location_exists REFERENCES location,
    department_id uuid NOT NULL CONSTRAINT ward_department_exists REFERENCES department,
    name          single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    active        boolean NOT NULL DEFAULT true,
    version       bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ward_name ON ward (location_id, lower(name));

CREATE TABLE bed (
    id      uuid PRIMARY KEY,
    ward_id uuid NOT NULL REFERENCES ward,
    name    single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    active  boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX bed_name ON bed (ward_id, lower(name));

CREATE TABLE holiday (
    id          uuid PRIMARY KEY,
    location_id uuid NOT NULL REFERENCES location,
    date        date NOT NULL CHECK (date BETWEEN '1900-01-01' AND '2199-12-31'),
    name        single_line NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT holiday_once UNIQUE (location_id, date)
);

-- Where rows of other systems went.
CREATE TABLE imported_organization (
    source        text NOT NULL CHECK (length(source) BETWEEN 1 AND 60),
    external_id   single_line NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    location_id   uuid NOT NULL REFERENCES location,
    department_id uuid NOT NULL REFERENCES department,
    PRIMARY KEY (source, external_id)
);
