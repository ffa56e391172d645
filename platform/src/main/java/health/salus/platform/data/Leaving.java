package health.salus.platform.data;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.audit.AccessRecords;
import health.salus.platform.events.Event;
import health.salus.platform.events.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a transaction leaves for others: events and access records, stored in one round trip. Plain JDBC: every write passes here. */
final class Leaving {
    private final Outbox outbox;
    private final AccessRecords records;
    private final String both;

    Leaving(Outbox outbox, AccessRecords records) {
        this.outbox = outbox;
        this.records = records;
        this.both = "WITH told AS (" + outbox.insert() + ") " + records.insert();
    }

    void store(Connection connection, List<Event> events, List<AccessRecord> accesses) {
        if (events.isEmpty() && accesses.isEmpty()) {
            return;
        }
        String insert = events.isEmpty() ? records.insert() : accesses.isEmpty() ? outbox.insert() : both;
        try (var statement = connection.prepareStatement(insert)) {
            int next = events.isEmpty() ? 1 : outbox.bind(statement, 1, events);
            if (!accesses.isEmpty()) {
                records.bind(statement, next, accesses);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Events and access records could not be stored", e);
        }
    }
}
