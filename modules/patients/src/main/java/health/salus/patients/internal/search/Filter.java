package health.salus.patients.internal.search;

import health.salus.patients.Phone;
import health.salus.patients.internal.numbers.MedicalRecordNumber;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Conditions on {@code patients.patient p}, with their values. */
final class Filter {
    /** Greater than every text that begins the same: the largest code point there is. */
    static final String END = "\uDBFF\uDFFF";

    private static final int FEWEST_DIGITS = 4;

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Filter() {}

    /** @throws Failure.Malformed when a parameter cannot mean anything */
    static Filter of(PatientQuery query) {
        var filter = new Filter();
        filter.beginning("family", "p.family_key", query.familyName);
        filter.beginning("given", "p.given_key", query.givenName);
        if (query.birthDate != null) {
            filter.and("p.birth_date = ANY(:birthDates::date[])", "birthDates", dates(query.birthDate));
        }
        if (query.phone != null) {
            filter.phone(query.phone);
        }
        if (query.mrn != null) {
            filter.and("p.mrn = :mrn", "mrn", recordNumber(query.mrn));
        }
        if (query.city != null) {
            filter.and("p.city_key = :city", "city", FoldedName.of(query.city));
        }
        if (query.gender != null) {
            filter.and("p.gender = :gender", "gender", query.gender);
        }
        if (query.active != null) {
            filter.and("p.active = :active", "active", Boolean.valueOf(query.active));
        }
        return filter;
    }

    /** Also asks for each of these to begin a word of the name. */
    Filter withWords(List<String> words) {
        var filter = new Filter();
        filter.sql.append(sql);
        filter.values.putAll(values);
        for (int i = 0; i < words.size(); i++) {
            filter.and(
                    "' ' || p.family_key || ' ' || p.given_key LIKE :word" + i,
                    "word" + i,
                    "% " + words.get(i).replace("\\", "").replace("%", "").replace("_", "") + "%");
        }
        return filter;
    }

    /** {@code " AND …"} for each condition. */
    String sql() {
        return sql.toString();
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindMap(values);
    }

    private void and(String condition, String name, Object value) {
        sql.append(" AND ").append(condition);
        values.put(name, value);
    }

    private void beginning(String name, String column, @Nullable String text) {
        if (text == null) {
            return;
        }
        String key = FoldedName.of(text);
        and(column + " >= :" + name, name, key);
        and(column + " < :" + name + "End", name + "End", key + END);
    }

    private void phone(String typed) {
        String digits = SearchKeys.withoutLeadingZeros(Phone.digitsOf(typed));
        if (digits.length() < FEWEST_DIGITS) {
            throw wrong("?phone", "too-short", "Give at least four digits of the phone number.");
        }
        String backwards = new StringBuilder(digits).reverse().toString();
        and("""
                p.id IN (SELECT patient_id FROM patients.search_key
                WHERE kind = 5 AND key >= :phone AND key < :phoneEnd)""", "phone", backwards);
        values.put("phoneEnd", backwards + END);
    }

    private static String[] dates(String typed) {
        Set<LocalDate> dates = TypedDate.parse(typed.strip());
        if (dates.isEmpty()) {
            throw wrong("?birthDate", "wrong-form", "Write the date as 1980-03-12, 12.03.1980 or 3/12/1980.");
        }
        return dates.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static String recordNumber(String typed) {
        String digits = MedicalRecordNumber.digitsOf(typed)
                .orElseThrow(() -> wrong("?mrn", "wrong-form", "A record number has nine digits."));
        if (!MedicalRecordNumber.addsUp(digits)) {
            throw wrong(
                    "?mrn",
                    "wrong-check-digit",
                    "This is no record number: a digit is mistyped, or two neighbours are swapped.");
        }
        return digits;
    }

    private static Failure.Malformed wrong(String pointer, String code, String detail) {
        return new Failure.Malformed("validation", detail, List.of(new FieldError(pointer, code, detail)));
    }
}
