-- Searches for six typed beginnings of names. Each has a statement of its own; who was shown is stored in one, as GroupCommit does.
\set turn :turn + 1
\set number random(0, 9999)
SELECT prefixes[1] AS from1, prefixes[2] AS from2, prefixes[3] AS from3, prefixes[4] AS from4, prefixes[5] AS from5, prefixes[6] AS from6,
       ends[1] AS to1, ends[2] AS to2, ends[3] AS to3, ends[4] AS to4, ends[5] AS to5, ends[6] AS to6
  FROM floor.drawn WHERE number = :number \gset
-- 6 times:
(SELECT p.id, p.mrn, p.given_name, p.family_name, p.birth_date, p.gender, p.phone, p.city, p.active, p.deceased_at, p.family_key, p.given_key
   FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
  WHERE k.kind = 1 AND k.key >= :from# AND k.key < :to# ORDER BY k.key, k.patient_id LIMIT 11)
UNION ALL
(SELECT p.id, p.mrn, p.given_name, p.family_name, p.birth_date, p.gender, p.phone, p.city, p.active, p.deceased_at, p.family_key, p.given_key
   FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
  WHERE k.kind = 2 AND k.key >= :from# AND k.key < :to# ORDER BY k.key, k.patient_id LIMIT 11)
LIMIT 11;
-- once:
INSERT INTO patients.access_record (id, body) SELECT * FROM unnest(:record_ids::uuid[], :record_bodies::json[]);
