package health.salus.patients.internal.search;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a list, as columns that have an index.
 *
 * @param name as asked for
 */
record Sort(String name, List<Column> columns, boolean descending) {
    /** A column and its type, by which a cursor's text is compared. */
    record Column(String name, String type) {}

    private static final Column ID = new Column("id", "uuid");
    private static final Column FAMILY = new Column("family_key", "text");
    private static final Column GIVEN = new Column("given_key", "text");
    private static final Map<String, List<Column>> KNOWN = Map.of(
            "familyName", List.of(FAMILY, GIVEN, ID),
            "givenName", List.of(GIVEN, FAMILY, ID),
            "birthDate", List.of(new Column("birth_date", "date"), ID),
            "mrn", List.of(new Column("mrn", "text")),
            "createdAt", List.of(new Column("created_at", "timestamptz"), ID));

    /** @throws Failure.Malformed when lists cannot be sorted by it */
    static Sort of(@Nullable String asked) {
        String text = asked == null ? "familyName" : asked;
        boolean descending = text.startsWith("-");
        List<Column> columns = KNOWN.get(descending ? text.substring(1) : text);
        if (columns == null) {
            throw new Failure.Malformed(
                    "validation",
                    "Patients cannot be sorted by this.",
                    List.of(new FieldError(
                            "?sort", "unknown-column", "Sort by familyName, givenName, birthDate, mrn or createdAt.")));
        }
        return new Sort(text, columns, descending);
    }

    /** The values a row's place depends on, as {@code place0}, {@code place1}… */
    String place() {
        var places = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            places.add("p." + columns.get(i).name() + "::text AS place" + i);
        }
        return String.join(", ", places);
    }

    /** {@code ORDER BY …}. */
    String orderBy() {
        String direction = descending ? " DESC" : "";
        return String.join(
                ", ",
                columns.stream().map(column -> "p." + column.name() + direction).toList());
    }

    /** The rows after the one whose values are bound as {@code after0}, {@code after1}… */
    String after() {
        var names = columns.stream().map(column -> "p." + column.name()).toList();
        var values = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(":after" + i + "::" + columns.get(i).type());
        }
        return " AND (%s) %s (%s)"
                .formatted(String.join(", ", names), descending ? "<" : ">", String.join(", ", values));
    }
}
