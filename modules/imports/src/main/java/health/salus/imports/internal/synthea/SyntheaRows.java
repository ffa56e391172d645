package health.salus.imports.internal.synthea;

import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.rows.WrongField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads single fields the way Synthea writes them. */
final class SyntheaRows {
    private SyntheaRows() {}

    /** Synthea adds digits to names to show that nobody is meant; they are taken off. */
    static String name(Row row, String column) {
        return withoutDigits(row.required(column));
    }

    static @Nullable String optionalName(Row row, String column) {
        String value = row.text(column);
        return value == null ? null : withoutDigits(value);
    }

    static String withoutDigits(String name) {
        return name.replaceAll("(?<=\\p{L})\\d+(?=\\s|$|-|')", "").strip();
    }

    static LocalDate date(Row row, String column) {
        try {
            return LocalDate.parse(row.required(column));
        } catch (DateTimeParseException e) {
            throw new WrongField(column, "This is not a date such as 1980-03-12.");
        }
    }

    /** A moment ({@code 2023-01-27T16:17:47Z}), a day or, in older exports, a year. */
    static @Nullable Instant moment(Row row, String column) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("\\d{4}")) {
                return LocalDate.of(Integer.parseInt(text), 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongField(column, "This is not a time such as 2023-01-27T16:17:47Z.");
        }
    }

    static Instant requiredMoment(Row row, String column) {
        Instant moment = moment(row, column);
        if (moment == null) {
            throw new WrongField(column, "This field must not be empty.");
        }
        return moment;
    }

    /** {@code STURDY MEMORIAL HOSPITAL} becomes {@code Sturdy Memorial Hospital}; names that are not shouted stay. */
    static @Nullable String spoken(@Nullable String text) {
        if (text == null || !text.equals(text.toUpperCase(Locale.ROOT))) {
            return text;
        }
        var spoken = new StringBuilder(text.length());
        boolean start = true;
        for (char c : text.toCharArray()) {
            spoken.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c) && c != '\'';
        }
        return spoken.toString();
    }
}
