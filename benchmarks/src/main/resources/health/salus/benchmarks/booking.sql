-- Sixteen bookings in two transactions, as of those who book at the same moment, at a time nobody else books; then what is done for
-- sixteen at once: their events leave the outbox, other processes hear of them, and two modules take them in and handle them.
\set turn :turn + 1
\set number random(0, 9999)
\set start (:today + 4000) * 86400 + (:turn * 16 + :client_id) * 600
\set end :start + 600
SELECT patients, doctors, ids, events, array_fill(to_timestamp(:start), ARRAY[16]) AS starts, array_fill(to_timestamp(:end), ARRAY[16]) AS ends
  FROM floor.drawn, (SELECT array_agg(uuidv7()) AS ids, array_agg(uuidv7()) AS events FROM generate_series(1, 16)) AS made
 WHERE number = :number \gset
-- 16 times:
SELECT p.id, p.mrn, p.given_name, p.family_name, p.birth_date, p.gender, p.phone, p.city, p.active, p.deceased_at
  FROM patients.patient p WHERE p.id = ANY ((SELECT ARRAY[(:patients::uuid[])[#]])::uuid[]);
-- once:
-- 2 times:
BEGIN;
WITH changed AS (
  INSERT INTO appointments.appointment (id, status, patient_id, doctor_id, department_id, location_id, zone, room_id, starts_at, ends_at, type,
      reason, source, doctor_lane, room_lane, patient_lane, override_reason, override_by, override_at,
      cancel_reason, held_by, hold_expires_at, checked_in_at, started_at, completed_at, sequence, version, created_at, updated_at)
  SELECT * FROM unnest(
        (:ids::uuid[])[# * 8 - 7 : # * 8], array_fill('booked'::text, ARRAY[8]), (:patients::uuid[])[# * 8 - 7 : # * 8], (:doctors::uuid[])[# * 8 - 7 : # * 8],
        array_fill(:department::uuid, ARRAY[8]), array_fill(:location::uuid, ARRAY[8]), array_fill('Europe/Berlin'::text, ARRAY[8]),
        array_fill(NULL::uuid, ARRAY[8]), array_fill(to_timestamp(:start), ARRAY[8]), array_fill(to_timestamp(:end), ARRAY[8]),
        array_fill('consultation'::text, ARRAY[8]), array_fill(NULL::text, ARRAY[8]), array_fill('staff'::text, ARRAY[8]),
        array_fill(0, ARRAY[8]), array_fill(0, ARRAY[8]), array_fill(0, ARRAY[8]), array_fill(NULL::text, ARRAY[8]),
        array_fill(NULL::text, ARRAY[8]), array_fill(NULL::timestamptz, ARRAY[8]), array_fill(NULL::text, ARRAY[8]),
        array_fill(NULL::uuid, ARRAY[8]), array_fill(NULL::timestamptz, ARRAY[8]), array_fill(NULL::timestamptz, ARRAY[8]),
        array_fill(NULL::timestamptz, ARRAY[8]), array_fill(NULL::timestamptz, ARRAY[8]), array_fill(0, ARRAY[8]),
        array_fill(1::bigint, ARRAY[8]), array_fill(now(), ARRAY[8]), array_fill(now(), ARRAY[8]))
  ON CONFLICT DO NOTHING
  RETURNING id, version)
INSERT INTO appointments.history (appointment_id, version, at, by_id, by_name, action, was, became, detail)
SELECT id, version, at, by_id, by_name, action, was, became, detail
  FROM changed JOIN unnest((:ids::uuid[])[# * 8 - 7 : # * 8], array_fill(now(), ARRAY[8]), array_fill('00000000-0000-7000-8000-000000000000'::uuid, ARRAY[8]),
        array_fill('Ada Fischer'::text, ARRAY[8]), array_fill('book'::text, ARRAY[8]), array_fill(NULL::text, ARRAY[8]),
        array_fill('booked'::text, ARRAY[8]), array_fill(NULL::text, ARRAY[8]))
    AS entry (id, at, by_id, by_name, action, was, became, detail) USING (id)
RETURNING appointment_id;
WITH told AS (
  INSERT INTO appointments.outbox (id, type, aggregate_id, payload)
  SELECT id, type, aggregate_id, payload
    FROM unnest((:events::uuid[])[# * 8 - 7 : # * 8], (:handlers::text[])[1 : 8], (:ids::uuid[])[# * 8 - 7 : # * 8], (:payloads::jsonb[])[1 : 8]) WITH ORDINALITY
      AS event (id, type, aggregate_id, payload, place)
   ORDER BY place)
INSERT INTO appointments.access_record (id, body) SELECT * FROM unnest(:record_ids::uuid[], :record_bodies::json[]);
COMMIT;
-- once:
BEGIN;
SELECT pg_advisory_xact_lock(hashtext('outbox of pgbench'), hashtext('appointments'));
DELETE FROM appointments.outbox WHERE position IN (SELECT position FROM appointments.outbox ORDER BY position LIMIT 16)
RETURNING position, id, type, aggregate_id, payload::text;
SELECT count(pg_notify('salus_events', message)) FROM unnest(:messages::text[]) AS message;
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '250ms';
INSERT INTO doctors.inbox (handler, event_id, aggregate_id, payload, state)
SELECT handler, event_id, aggregate_id, CASE WHEN waits THEN payload END, CASE WHEN waits THEN 'waiting' ELSE 'handled' END
  FROM (SELECT delivery.*,
               event_id <> first_value(event_id) OVER (PARTITION BY aggregate_id ORDER BY place)
               OR EXISTS (SELECT 1 FROM doctors.inbox earlier
                   WHERE earlier.state = 'waiting' AND earlier.aggregate_id = delivery.aggregate_id
                     AND earlier.event_id <> delivery.event_id) AS waits
          FROM unnest(:handlers::text[], :events::uuid[], :ids::uuid[], :payloads::jsonb[]) WITH ORDINALITY
              AS delivery (handler, event_id, aggregate_id, payload, place)) AS arrived
 ORDER BY place
ON CONFLICT DO NOTHING
RETURNING handler, event_id, state;
INSERT INTO doctors.booked_appointment (appointment_id, doctor_id, starts, ends)
SELECT * FROM unnest(:ids::uuid[], :doctors::uuid[], :starts::timestamptz[], :ends::timestamptz[])
ON CONFLICT (appointment_id) DO UPDATE SET doctor_id = excluded.doctor_id, starts = excluded.starts, ends = excluded.ends;
COMMIT;
BEGIN;
SET LOCAL lock_timeout = '250ms';
INSERT INTO patients.inbox (handler, event_id, aggregate_id, payload, state)
SELECT handler, event_id, aggregate_id, CASE WHEN waits THEN payload END, CASE WHEN waits THEN 'waiting' ELSE 'handled' END
  FROM (SELECT delivery.*,
               event_id <> first_value(event_id) OVER (PARTITION BY aggregate_id ORDER BY place)
               OR EXISTS (SELECT 1 FROM patients.inbox earlier
                   WHERE earlier.state = 'waiting' AND earlier.aggregate_id = delivery.aggregate_id
                     AND earlier.event_id <> delivery.event_id) AS waits
          FROM unnest(:handlers::text[], :events::uuid[], :ids::uuid[], :payloads::jsonb[]) WITH ORDINALITY
              AS delivery (handler, event_id, aggregate_id, payload, place)) AS arrived
 ORDER BY place
ON CONFLICT DO NOTHING
RETURNING handler, event_id, state;
INSERT INTO patients.care_relationship (patient_id, carer_id)
SELECT * FROM unnest(:patients::uuid[] || :patients::uuid[], :doctors::uuid[] || :departments::uuid[]) ON CONFLICT DO NOTHING;
COMMIT;
