package health.salus.patients.internal.search;

import health.salus.patients.Match;
import health.salus.patients.internal.numbers.MedicalRecordNumber;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds patients by digits: of their record number from its start, of a phone number from its start or end. */
final class NumberLookup {
    /** Country and area codes are written in many ways, the last digits in one. */
    private static final int SIGNIFICANT = 8;

    private static final int SHORTEST_END = 4;

    private static final String SQL = """
            (SELECT 0 AS place, %1$s FROM patients.patient p
             WHERE p.mrn >= :digits AND p.mrn < :digits || :end%2$s ORDER BY p.mrn LIMIT :limit)
            UNION ALL
            (SELECT 1, %1$s FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
             WHERE k.kind = 4 AND k.key >= :national AND k.key < :national || :end%2$s ORDER BY k.key LIMIT :limit)
            UNION ALL
            (SELECT 1, %1$s FROM patients.search_key k JOIN patients.patient p ON p.id = k.patient_id
             WHERE :byEnd AND k.kind = 5 AND k.key >= :backwards AND k.key < :backwards || :end%2$s ORDER BY k.key LIMIT :limit)
            LIMIT :limit
            """;

    private NumberLookup() {}

    static List<Rated> find(Handle handle, String digits, Filter filter, int limit) {
        String national = SearchKeys.withoutLeadingZeros(digits);
        String tail = national.substring(Math.max(0, national.length() - tail(national)));
        try (var query = handle.createQuery(SQL.formatted(SummaryRepository.COLUMNS, filter.sql()))) {
            return filter.bind(query)
                    .bind("digits", digits)
                    .bind("national", national)
                    .bind("byEnd", national.length() >= SHORTEST_END)
                    .bind("backwards", new StringBuilder(tail).reverse().toString())
                    .bind("end", Filter.END)
                    .bind("limit", limit)
                    .map((row, context) -> new Rated(
                            SummaryRepository.summary(row, null),
                            row.getInt("place") == 0 ? byRecordNumber(digits) : byPhone(national)))
                    .list();
        }
    }

    /** A number with country code is compared by its end with one that was stored without. */
    private static int tail(String national) {
        return national.length() > SIGNIFICANT + 1 ? SIGNIFICANT : national.length();
    }

    private static Match byRecordNumber(String digits) {
        return new Match(Match.Kind.MRN, digits.length() == MedicalRecordNumber.LENGTH ? 1 : 0.9);
    }

    private static Match byPhone(String digits) {
        return new Match(Match.Kind.PHONE, digits.length() >= SIGNIFICANT ? 1 : 0.8);
    }
}
