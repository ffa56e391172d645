-- What takes the time of fifty doctors in three days nobody has asked for yet; their duties Salus remembers.
\set turn :turn + 1
\set from 86400 * random(:today + 200, :today + 3000)
\set to :from + 3 * 86400
SELECT doctor_id AS who, id, starts_at, ends_at, CASE WHEN status = 'held' THEN hold_expires_at END AS until
  FROM appointments.appointment
 WHERE doctor_id = ANY (:doctors::uuid[]) AND starts_at < to_timestamp(:to) AND starts_at > to_timestamp(:from) - interval '24 hours' AND ends_at > to_timestamp(:from)
   AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered')
UNION ALL
SELECT room_id, id, starts_at, ends_at, CASE WHEN status = 'held' THEN hold_expires_at END
  FROM appointments.appointment
 WHERE room_id = ANY (:doctors::uuid[]) AND starts_at < to_timestamp(:to) AND starts_at > to_timestamp(:from) - interval '24 hours' AND ends_at > to_timestamp(:from)
   AND status IN ('proposed', 'held', 'booked', 'confirmed', 'checked-in', 'in-progress', 'offered');
