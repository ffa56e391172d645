-- Every read of a patient's data passes access_record: json is stored as it comes.
ALTER TABLE access_record ALTER COLUMN body TYPE json USING body::json;

-- Events are told apart where they arrive, in the inbox.
ALTER TABLE outbox DROP CONSTRAINT outbox_id_key;
