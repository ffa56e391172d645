-- Who did what to whose data. Each entry's hash covers the one before, so that none can be changed or taken out unnoticed.
CREATE TABLE entry (
    position      bigint PRIMARY KEY,
    -- UUID version 7 made when it happened: newer entries have greater ids.
    id            uuid NOT NULL UNIQUE,
    at            timestamptz NOT NULL,
    user_id       uuid NOT NULL,
    user_name     text NOT NULL,
    roles         text[] NOT NULL,
    action        text NOT NULL,
    resource_type text NOT NULL,
    resource_id   text NOT NULL,
    patient_id    uuid,
    ip_address    text NOT NULL,
    user_agent    text,
    request_id    text NOT NULL,
    purpose       text,
    outcome       text NOT NULL,
    detail        text,
    hash          bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX entry_of_patient ON entry (patient_id, id) WHERE patient_id IS NOT NULL;
CREATE INDEX entry_of_user ON entry (user_id, id);

REVOKE UPDATE, DELETE, TRUNCATE ON entry FROM ${application};

-- Also for the owner of the table, who can only get round this in a way the chain shows.
CREATE FUNCTION entries_are_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Entries of the audit are never changed';
END $$;
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION entries_are_never_changed();
