package health.salus.platform.data;

import health.salus.platform.jobs.Retry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on one of PostgreSQL's channels, on a connection of its own. */
public final class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final int WAIT_MILLIS = 2_000;

    private final DataSource source;
    private final String channel;

    public Notifications(DataSource source, String channel) {
        this.source = source;
        this.channel = channel;
    }

    /**
     * Hears what is said until it is to stop or the connection is lost.
     *
     * @param listening called once from now on nothing is missed; what was said before was not heard
     * @param stopping asked every now and then
     */
    public void listen(Runnable listening, Consumer<String> hear, BooleanSupplier stopping) {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            listening.run();
            while (!stopping.getAsBoolean()) {
                PGNotification[] heard = heard(connection);
                for (PGNotification one : heard) {
                    hear.accept(one.getParameter());
                }
                if (heard.length == 0) {
                    // Nothing new when it listens already, but tells the pool when the connection is gone.
                    statement.execute("LISTEN " + channel);
                }
            }
            statement.execute("UNLISTEN " + channel);
        } catch (SQLException e) {
            throw new IllegalStateException("Not listening to the other processes", e);
        }
    }

    private static PGNotification[] heard(Connection connection) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
        } catch (SQLException e) {
            LOG.infof("No longer hears the other processes: %s", Retry.kind(e));
            return new PGNotification[0];
        }
    }
}
