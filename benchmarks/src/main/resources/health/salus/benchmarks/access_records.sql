-- The access records' way into the audit, for all of :round turns at once: they leave the module's table, the chain takes them in.
\if :turn % :round = 0
BEGIN;
SELECT pg_advisory_xact_lock(hashtext('access_record of pgbench'), hashtext('#module'));
DELETE FROM #module.access_record WHERE position IN (
    SELECT position FROM #module.access_record ORDER BY position LIMIT 1000)
RETURNING body;
COMMIT;
BEGIN;
SELECT pg_advisory_xact_lock(8314045638805386596);
SELECT position AS head, hash FROM audit.entry ORDER BY position DESC LIMIT 1 \gset
SELECT id FROM audit.entry WHERE id = ANY (:request_ids::uuid[]);
INSERT INTO audit.entry (position, id, at, user_id, user_name, roles, action, resource_type, resource_id,
       patient_id, ip_address, user_agent, request_id, purpose, outcome, detail, hash)
SELECT :head + position, uuidv7(), at, user_id, user_name, string_to_array(roles, ' '), action, resource_type, resource_id,
       patient_id, ip_address, user_agent, request_id, purpose, outcome, detail, hash
  FROM unnest(:places::bigint[], :entry_ids::uuid[], :ats::timestamptz[], :user_ids::uuid[], :user_names::text[], :roles::text[],
       :actions::text[], :resource_types::text[], :resource_ids::text[], :patient_ids::uuid[], :ip_addresses::text[],
       :user_agents::text[], :request_ids::text[], :purposes::text[], :outcomes::text[], :details::text[], :hashes::bytea[])
    AS link (position, id, at, user_id, user_name, roles, action, resource_type, resource_id,
       patient_id, ip_address, user_agent, request_id, purpose, outcome, detail, hash);
COMMIT;
\endif
