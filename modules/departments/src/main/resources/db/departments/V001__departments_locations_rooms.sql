CREATE TABLE department (
    id          uuid PRIMARY KEY,
    code        text NOT NULL CHECK (code ~ '^[A-Za-z0-9-]{1,20}$'),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    description text CHECK (length(description) <= 1000),
    active      boolean NOT NULL DEFAULT true,
    version     bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX department_code ON department (lower(code));
