package health.salus.patients.internal.search;

import health.salus.patients.PatientSummary;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Patients who fit a filter, in an order that has an index; each page starts where the one before ended. */
final class PatientList {
    private PatientList() {}

    /** A summary and the values its place in the list depends on. */
    private record Row(PatientSummary summary, List<String> place) {}

    static Page<PatientSummary> page(Handle handle, PatientQuery asked, Filter filter) {
        PageQuery page = asked.page;
        Sort sort = Sort.of(asked.sort);
        List<String> after = after(page, sort);
        String sql = """
                SELECT %s, %s FROM patients.patient p WHERE true%s%s ORDER BY %s LIMIT :limit OFFSET :offset
                """.formatted(
                        SummaryRepository.COLUMNS,
                        sort.place(),
                        filter.sql(),
                        after.isEmpty() ? "" : sort.after(),
                        sort.orderBy());
        try (var query = handle.createQuery(sql)) {
            for (int i = 0; i < after.size(); i++) {
                query.bind("after" + i, after.get(i));
            }
            List<Row> rows = filter.bind(query)
                    .bind("limit", page.limit() + 1)
                    .bind("offset", page.offset())
                    .map((row, context) -> row(row, sort))
                    .list();
            return Page.cut(rows, page, Row::place, null).map(Row::summary);
        }
    }

    /** The values the page starts after; a cursor of a list in another order is no place in this one. */
    private static List<String> after(PageQuery page, Sort sort) {
        List<String> cursor = page.after().orElse(List.of());
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (!cursor.getFirst().equals(sort.name())) {
            throw new Failure.Malformed(
                    "validation",
                    "The cursor belongs to another list.",
                    List.of(new FieldError("?cursor", "invalid", "Start again without a cursor.")));
        }
        return cursor.subList(1, cursor.size());
    }

    private static Row row(ResultSet row, Sort sort) throws SQLException {
        List<String> place = new ArrayList<>();
        place.add(sort.name());
        for (int i = 0; i < sort.columns().size(); i++) {
            place.add(row.getString("place" + i));
        }
        return new Row(SummaryRepository.summary(row, null), place);
    }
}
