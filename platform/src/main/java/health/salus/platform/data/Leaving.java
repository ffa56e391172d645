package health.salus.platform.data;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.audit.AccessRecords;
import health.salus.platform.events.Event;
import health.salus.platform.events.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * What a transaction leaves for others: events and access records, stored in one round trip, which also commits when nothing
 * else has to be done. Plain JDBC: every write passes here.
 */
final class Leaving {
    private final Outbox outbox;
    private final AccessRecords records;
    private final Statements stored;
    private final Statements committed;

    Leaving(Outbox outbox, AccessRecords records) {
        this.outbox = outbox;
        this.records = records;
        String both = "WITH told AS (" + outbox.insert() + ") " + records.insert();
        this.stored = new Statements(outbox.insert(), records.insert(), both);
        this.committed = stored.committing();
    }

    private record Statements(String events, String accesses, String both) {
        /** The driver sends both at once; when the first fails, PostgreSQL does not look at the second. */
        Statements committing() {
            return new Statements(events + "; COMMIT", accesses + "; COMMIT", both + "; COMMIT");
        }
    }

    /** @param last whether to commit as well; a commit that follows finds nothing to do and asks nobody */
    void store(Connection connection, List<Event> events, List<AccessRecord> accesses, boolean last) {
        if (events.isEmpty() && accesses.isEmpty()) {
            return;
        }
        Statements sent = last ? committed : stored;
        String insert = events.isEmpty() ? sent.accesses() : accesses.isEmpty() ? sent.events() : sent.both();
        try (var statement = connection.prepareStatement(insert)) {
            int next = events.isEmpty() ? 1 : outbox.bind(statement, 1, events);
            if (!accesses.isEmpty()) {
                records.bind(statement, next, accesses);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new TransactionException("Events and access records could not be stored", e);
        }
    }
}
