-- Reads of six patients. Each has a statement of its own; who read them is stored in one, as GroupCommit does for those who read at once.
\set turn :turn + 1
\set number random(0, 9999)
SELECT patients[1] AS patient1, patients[2] AS patient2, patients[3] AS patient3, patients[4] AS patient4, patients[5] AS patient5, patients[6] AS patient6
  FROM floor.drawn WHERE number = :number \gset
-- 6 times:
SELECT p.id, p.mrn, p.given_name, p.family_name, p.middle_name, p.birth_date, p.gender, p.phones, p.email,
       p.addresses, p.language, p.blood_group, p.deceased_at, p.active, p.version, p.created_at, p.updated_at,
       p.identifiers, p.policies, p.contacts
  FROM patients.patient p WHERE p.id = :patient#;
-- once:
INSERT INTO patients.access_record (id, body) SELECT * FROM unnest(:record_ids::uuid[], :record_bodies::json[]);
