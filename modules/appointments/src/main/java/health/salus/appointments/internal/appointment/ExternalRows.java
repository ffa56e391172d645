package health.salus.appointments.internal.appointment;

import static health.salus.appointments.internal.appointment.AppointmentRow.at;

import health.salus.platform.security.Caller;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Appointments that come from elsewhere and are known by their id there, many at a time. */
public final class ExternalRows {
    private static final String INSERT = """
            WITH changed AS (
              INSERT INTO appointments.appointment (%s, external_source, external_id)
              VALUES (%s, :externalSource, :externalId)
              ON CONFLICT DO NOTHING
              RETURNING id, version)
            INSERT INTO appointments.history (appointment_id, version, at, by_id, by_name, action, became)
            SELECT id, version, :at, :byId, :byName, 'import', :status FROM changed""".formatted(AppointmentRow.COLUMNS, AppointmentRow.VALUES);

    private ExternalRows() {}

    /**
     * Stores those that are not there yet and whose time is free.
     *
     * @param appointments by their id in the other system
     * @return the ids in the other system of those that were stored
     */
    public static Set<String> insert(
            Handle handle, String source, Map<String, Appointment> appointments, Caller by, Instant now) {
        if (appointments.isEmpty()) {
            return Set.of();
        }
        Set<String> stored = new HashSet<>();
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            appointments.forEach((externalId, appointment) -> {
                AppointmentRow.bind(batch, appointment)
                        .bind("externalSource", source)
                        .bind("externalId", externalId)
                        .bind("at", at(now))
                        .bind("byId", by.userId())
                        .bind("byName", by.name())
                        .add();
            });
            int[] counts = batch.execute();
            int row = 0;
            for (String externalId : appointments.keySet()) {
                if (counts[row++] == 1) {
                    stored.add(externalId);
                }
            }
        }
        return stored;
    }

    /** Ids here of what is known of another system. */
    public static Map<String, UUID> ids(Handle handle, String source, Collection<String> externalIds) {
        return handle
                .createQuery("""
                        SELECT external_id, id FROM appointments.appointment
                        WHERE external_source = :source AND external_id = ANY(:externalIds)""")
                .bind("source", source)
                .bind("externalIds", externalIds.toArray(String[]::new))
                .map((row, context) -> Map.entry(row.getString("external_id"), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
