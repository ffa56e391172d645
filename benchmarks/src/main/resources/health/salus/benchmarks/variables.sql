-- What the scripts take as variables: access records of one action and an event, as Salus wrote them before; doctors; the date.
WITH latest AS (
    SELECT * FROM audit.entry WHERE action = ? ORDER BY position DESC LIMIT ?
), entry AS (
    SELECT row_number() OVER (ORDER BY position) AS place, * FROM latest
), record AS (
    SELECT id, json_build_object('id', id, 'at', at, 'userId', user_id, 'userName', user_name, 'roles', roles, 'action', action,
               'resourceType', resource_type, 'resourceId', resource_id, 'patientId', patient_id, 'ipAddress', ip_address,
               'userAgent', user_agent, 'requestId', request_id, 'purpose', purpose, 'outcome', outcome, 'detail', detail)::text AS body
      FROM entry ORDER BY place LIMIT ?
), records AS (
    SELECT array_agg(id)::text AS record_ids, array_agg(body)::text AS record_bodies FROM record
), entries AS (
    SELECT array_agg(place)::text AS places, array_agg(id)::text AS entry_ids, array_agg(at)::text AS ats,
           array_agg(user_id)::text AS user_ids, array_agg(user_name)::text AS user_names,
           array_agg(array_to_string(roles, ' '))::text AS roles, array_agg(action)::text AS actions,
           array_agg(resource_type)::text AS resource_types, array_agg(resource_id)::text AS resource_ids,
           array_agg(patient_id)::text AS patient_ids, array_agg(ip_address)::text AS ip_addresses,
           array_agg(user_agent)::text AS user_agents, array_agg(request_id)::text AS request_ids,
           array_agg(purpose)::text AS purposes, array_agg(outcome)::text AS outcomes, array_agg(detail)::text AS details,
           array_agg(hash)::text AS hashes
      FROM entry
), doctors AS (
    SELECT array_agg(id) AS ids FROM doctors.doctor WHERE licence_number LIKE 'BENCH-%'
), booked AS (
    SELECT id, department_id, location_id, json_build_object('appointmentId', id, 'patientId', patient_id, 'doctorId', doctor_id,
               'departmentId', department_id, 'locationId', location_id, 'start', starts_at, 'end', ends_at, 'roomId', room_id)::text AS payload
      FROM appointments.appointment WHERE doctor_id = ANY (ARRAY(SELECT unnest(ids) FROM doctors)) AND status = 'booked' LIMIT 1
), event AS (
    SELECT department_id::text AS department, location_id::text AS location,
           ARRAY[payload]::text AS payload, array_fill(payload, ARRAY[16])::text AS payloads,
           ARRAY(SELECT uuidv7() || ' ' || json_build_object('id', id, 'type', 'AppointmentBooked', 'aggregateId', id, 'payload', payload)
                   FROM generate_series(1, 16))::text AS messages,
           array_fill('AppointmentBooked'::text, ARRAY[16])::text AS handlers, array_fill(department_id, ARRAY[16])::text AS departments
      FROM booked
)
SELECT records.*, entries.*, event.*, doctors.ids::text AS doctors, (current_date - date '1970-01-01')::text AS today
  FROM records, entries, event, doctors
