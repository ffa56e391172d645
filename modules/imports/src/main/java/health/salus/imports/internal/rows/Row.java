package health.salus.imports.internal.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param number the line it starts on; the header is line 1
 * @param fields values by column name in capitals; empty when the row cannot be read
 * @param raw the beginning of the text as it stands in the file
 * @param mistake why it cannot be read, or null
 */
public record Row(
        long number,
        Map<String, String> fields,
        String raw,
        @Nullable String mistake) {
    static final int RAW_LENGTH = 500;

    static Row readable(long number, Map<String, String> fields, String raw) {
        return new Row(number, fields, beginning(raw), null);
    }

    static Row unreadable(long number, String raw, String mistake) {
        return new Row(number, Map.of(), beginning(raw), mistake);
    }

    private static String beginning(String raw) {
        String harmless = raw.replaceAll("[\\p{Cntrl}&&[^\\t]]", "�");
        return harmless.length() <= RAW_LENGTH ? harmless : harmless.substring(0, RAW_LENGTH);
    }

    /**
     * The value of a column.
     *
     * @throws WrongField when it is empty
     */
    public String required(String column) {
        String value = text(column);
        if (value == null) {
            throw new WrongField(column, "This field must not be empty.");
        }
        return value;
    }

    /** The value of a column, or null when it is empty. */
    public @Nullable String text(String column) {
        String value = fields.getOrDefault(column, "").strip();
        return value.isEmpty() ? null : value;
    }
}
