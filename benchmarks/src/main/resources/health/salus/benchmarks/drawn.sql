-- What the scripts draw from: sixteen patients a row, what somebody would type to find them, and as many doctors.
CREATE TABLE floor.drawn AS
SELECT number, patients, prefixes, ends, ARRAY(
           SELECT id FROM doctors.doctor WHERE licence_number LIKE 'BENCH-%' ORDER BY hashtext(id || ' ' || number) LIMIT 16) AS doctors
  FROM (SELECT place / 16 AS number, array_agg(id) AS patients, array_agg(left(family_key, 5)) AS prefixes,
               array_agg(left(family_key, 5) || U&'\+10FFFF') AS ends
          FROM (SELECT id, family_key, row_number() OVER (ORDER BY random()) - 1 AS place
                  FROM patients.patient WHERE length(family_key) >= 5) AS patient
         WHERE place < 160000
         GROUP BY 1 HAVING count(*) = 16) AS sixteen;
ALTER TABLE floor.drawn ADD PRIMARY KEY (number);
ANALYZE floor.drawn
