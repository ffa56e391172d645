package health.salus.platform.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A connection of its own to ask a database how it is: those of the pools may all be in use. For one thread. */
final class Probe implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Probe.class);

    private final DatabaseUrl url;
    private final Properties properties = new Properties();
    private @Nullable Connection connection;

    /**
     * @param name shown in the database's list of connections
     * @param patienceSeconds how long it waits for a connection, and for each answer
     */
    Probe(DatabaseUrl url, String name, int patienceSeconds) {
        this.url = url;
        properties.setProperty("user", url.user());
        properties.setProperty("password", url.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", Integer.toString(patienceSeconds));
        properties.setProperty("socketTimeout", Integer.toString(patienceSeconds));
    }

    /** Opened if need be; whoever fails on it closes it. */
    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connection = DriverManager.getConnection(url.jdbc(), properties);
        }
        return open;
    }

    @Override
    public void close() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.debugf("A broken connection could not even be closed: %s", e.getMessage());
            }
        }
    }
}
