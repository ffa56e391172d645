-- Opening a record is what happens most. Looking into three more tables each time cost the database more than the patient
-- itself, so their rows of one patient stand here once more, in the form in which they are read. The tables stay what
-- counts; these copies are made by the statement that changes them, whoever sends it, and by nobody else.
ALTER TABLE patient ADD COLUMN identifiers json, ADD COLUMN policies json, ADD COLUMN contacts json;

CREATE FUNCTION copy_identifiers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ${schema}.patient p SET identifiers = (
        SELECT json_agg(json_build_object('system', i.system, 'value', i.value) ORDER BY i.position)
          FROM ${schema}.identifier i WHERE i.patient_id = p.id)
     WHERE p.id IN (SELECT patient_id FROM changed);
    RETURN NULL;
END $$;

CREATE FUNCTION copy_policies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ${schema}.patient p SET policies = (
        SELECT json_agg(json_build_object('id', i.id, 'payer', i.payer, 'policyNumber', i.policy_number,
                   'group', i.group_number, 'validFrom', i.valid_from, 'validTo', i.valid_to,
                   'priority', i.priority, 'version', i.version) ORDER BY i.priority, i.id)
          FROM ${schema}.insurance_policy i WHERE i.patient_id = p.id)
     WHERE p.id IN (SELECT patient_id FROM changed);
    RETURN NULL;
END $$;

CREATE FUNCTION copy_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ${schema}.patient p SET contacts = (
        SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'relationship', c.relationship,
                   'phone', c.phone, 'priority', c.priority, 'version', c.version) ORDER BY c.priority, c.id)
          FROM ${schema}.emergency_contact c WHERE c.patient_id = p.id)
     WHERE p.id IN (SELECT patient_id FROM changed);
    RETURN NULL;
END $$;

-- An update has two sides: the row may have hung on another patient before.
DO $$
DECLARE
    copied record;
    side record;
BEGIN
    FOR copied IN VALUES ('identifier', 'copy_identifiers'), ('insurance_policy', 'copy_policies'), ('emergency_contact', 'copy_contacts') LOOP
        FOR side IN VALUES ('added', 'INSERT', 'NEW'), ('removed', 'DELETE', 'OLD'), ('changed', 'UPDATE', 'NEW'), ('left', 'UPDATE', 'OLD') LOOP
            EXECUTE format(
                'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %s()',
                side.column1, side.column2, copied.column1, side.column3, copied.column2);
        END LOOP;
    END LOOP;
END $$;

-- Those who are there already: a statement that changes nothing makes the copies.
UPDATE identifier SET position = position;
UPDATE insurance_policy SET priority = priority;
UPDATE emergency_contact SET priority = priority;
