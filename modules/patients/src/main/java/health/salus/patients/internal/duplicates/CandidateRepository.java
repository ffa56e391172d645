package health.salus.patients.internal.duplicates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.patients.Gender;
import health.salus.patients.Identifier;
import health.salus.patients.PatientSummary;
import health.salus.patients.Phone;
import health.salus.patients.internal.search.SummaryRepository;
import health.salus.platform.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Fetches those who are worth comparing, by short ranges of indexes: same phone, identifier or birth date, or a name near. */
final class CandidateRepository {
    /** Of every block of similar people, at most so many. */
    private static final int MOST_IN_BLOCK = 200;

    /** Compared at most; few enough that each is fetched by its id. */
    private static final int MOST = 500;

    private static final String SQL = """
            WITH family AS MATERIALIZED (
                SELECT :family AS word WHERE :family <> '' UNION
                (SELECT word FROM patients.name_word WHERE near && (SELECT patients.near_keys(:family))
                 ORDER BY public.levenshtein_less_equal(word, :family, 4), word LIMIT 10)
            ), given AS MATERIALIZED (
                SELECT :given AS word WHERE :given <> '' UNION
                (SELECT word FROM patients.name_word WHERE near && (SELECT patients.near_keys(:given))
                 ORDER BY public.levenshtein_less_equal(word, :given, 4), word LIMIT 10)
            ), pair AS (
                SELECT family.word || ' ' || given.word AS key FROM family CROSS JOIN given
                UNION ALL SELECT :given || ' ' || :family
            ), block AS (
                SELECT k.patient_id FROM pair CROSS JOIN (VALUES (1), (3)) AS kinds (kind) CROSS JOIN LATERAL (
                    SELECT patient_id FROM patients.search_key
                    WHERE kind = kinds.kind AND key = pair.key LIMIT %1$d) k
                UNION SELECT patient_id FROM patients.search_key s JOIN unnest(:phones::text[]) AS tail (digits)
                    ON s.kind = 5 AND s.key >= tail.digits AND s.key < tail.digits || :end
                UNION (SELECT id FROM patients.patient WHERE birth_date = ANY(:birthDates::date[]) LIMIT %1$d)
                UNION SELECT patient_id FROM patients.identifier i
                    JOIN unnest(:systems::text[], :values::text[]) AS w (system, value) USING (system, value)
            ), candidate AS MATERIALIZED (SELECT patient_id FROM block LIMIT %3$d)
            SELECT %2$s, p.family_key, p.given_key,
                public.dmetaphone(p.family_key) = public.dmetaphone(:family) AND
                public.dmetaphone(split_part(p.given_key, ' ', 1)) = public.dmetaphone(:given) AS sounds_alike,
                (SELECT array_agg(s ->> 'number') FROM jsonb_array_elements(p.phones) s) AS numbers,
                (SELECT json_agg(json_build_object('system', i.system, 'value', i.value))
                   FROM patients.identifier i WHERE i.patient_id = p.id) AS identifiers
            FROM candidate JOIN patients.patient p ON p.id = candidate.patient_id
            WHERE p.id IS DISTINCT FROM :excludeId::uuid AND NOT EXISTS (
                SELECT FROM patients.not_duplicate d
                WHERE d.patient_id = least(p.id, :excludeId::uuid) AND d.other_id = greatest(p.id, :excludeId::uuid))
            """.formatted(MOST_IN_BLOCK, SummaryRepository.COLUMNS, MOST);

    /** Phones written with and without country code share their end. */
    private static final int SIGNIFICANT = 8;

    private static final String LARGEST = "\uDBFF\uDFFF";
    private static final TypeReference<Set<Identifier>> IDENTIFIERS = new TypeReference<>() {};

    private CandidateRepository() {}

    /** Somebody to compare with. */
    record Candidate(PatientSummary summary, Person person, boolean soundsAlike) {}

    static List<Candidate> find(Handle handle, Person wanted, @Nullable UUID excludeId) {
        return handle.createQuery(SQL)
                .bind("family", wanted.family().split(" ")[0])
                .bind("given", wanted.given().split(" ")[0])
                .bind(
                        "phones",
                        wanted.phones().stream().map(CandidateRepository::end).toArray(String[]::new))
                .bind("end", LARGEST)
                .bind("birthDates", birthDates(wanted.birthDate()))
                .bind(
                        "systems",
                        wanted.identifiers().stream().map(Identifier::system).toArray(String[]::new))
                .bind(
                        "values",
                        wanted.identifiers().stream().map(Identifier::value).toArray(String[]::new))
                .bind("excludeId", excludeId)
                .map((row, context) -> read(row))
                .list();
    }

    private static String end(String digits) {
        return new StringBuilder(digits.substring(Math.max(0, digits.length() - SIGNIFICANT)))
                .reverse()
                .toString();
    }

    /** The date and, where it exists, the one with day and month the other way round. */
    private static String[] birthDates(@Nullable LocalDate date) {
        if (date == null) {
            return new String[0];
        }
        return date.getDayOfMonth() > 12
                ? new String[] {date.toString()}
                : new String[] {
                    date.toString(),
                    LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue())
                            .toString()
                };
    }

    private static Candidate read(ResultSet row) throws SQLException {
        PatientSummary summary = SummaryRepository.summary(row, null);
        var person = new Person(
                row.getString("family_key"),
                row.getString("given_key"),
                summary.birthDate(),
                summary.gender() == Gender.UNKNOWN ? null : summary.gender(),
                numbers(row),
                identifiers(row.getString("identifiers")));
        return new Candidate(summary, person, row.getBoolean("sounds_alike"));
    }

    private static Set<String> numbers(ResultSet row) throws SQLException {
        var array = row.getArray("numbers");
        return array == null
                ? Set.of()
                : Stream.of((String[]) array.getArray())
                        .map(number -> Person.national(Phone.digitsOf(number)))
                        .collect(Collectors.toSet());
    }

    private static Set<Identifier> identifiers(@Nullable String json) {
        try {
            return json == null ? Set.of() : Json.MAPPER.readValue(json, IDENTIFIERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Identifiers cannot be read as JSON", e);
        }
    }
}
