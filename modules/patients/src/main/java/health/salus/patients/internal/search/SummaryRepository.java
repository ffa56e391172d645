package health.salus.patients.internal.search;

import health.salus.patients.Gender;
import health.salus.patients.Match;
import health.salus.patients.PatientSummary;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Patients as they stand in lists. */
public final class SummaryRepository {
    /** Of the table under the name {@code p}. */
    public static final String COLUMNS =
            "p.id, p.mrn, p.given_name, p.family_name, p.birth_date, p.gender, p.phone, p.city, p.active, p.deceased_at";

    /** Not knowing how many there are, PostgreSQL keeps one plan instead of making a new one each time. */
    private static final String BY_IDS =
            "SELECT " + COLUMNS + " FROM patients.patient p WHERE p.id = ANY((SELECT ?)::uuid[])";

    private SummaryRepository() {}

    /** Plain JDBC: it is asked of every booking. */
    public static List<PatientSummary> byIds(Connection connection, List<UUID> ids) throws SQLException {
        List<PatientSummary> summaries = new ArrayList<>();
        try (var select = connection.prepareStatement(BY_IDS)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    summaries.add(summary(row, null));
                }
            }
        }
        return summaries;
    }

    public static PatientSummary summary(ResultSet row, @Nullable Match match) throws SQLException {
        String given = row.getString("given_name");
        String family = row.getString("family_name");
        OffsetDateTime deceasedAt = row.getObject("deceased_at", OffsetDateTime.class);
        return new PatientSummary(
                row.getObject("id", UUID.class),
                row.getString("mrn"),
                given,
                family,
                given + " " + family,
                row.getObject("birth_date", LocalDate.class),
                Gender.of(row.getString("gender")),
                row.getString("phone"),
                row.getString("city"),
                row.getBoolean("active"),
                deceasedAt == null ? null : deceasedAt.toInstant(),
                match);
    }
}
