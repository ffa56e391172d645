package health.salus.platform.data;

import health.salus.platform.jobs.Loop;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Feels every second, on a connection of its own, whether a database still answers. One that takes connections and then says
 * nothing would hold up everybody for as long as the longest statement may take; here it is noticed within eight seconds, those who
 * wait for it are let go, and nobody else begins to wait until it answers again.
 */
final class Pulse implements DataSource, AutoCloseable {
    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(Pulse.class);
    /** How long somebody waits for a connection. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** The pool's own limit, after which the pulse is felt before waiting on. */
    static final Duration WAIT_AT_ONCE = Duration.ofSeconds(1);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int PATIENCE_SECONDS = 3;
    /** A machine with too much to do may be late once. */
    private static final int MISSED = 2;

    private final DataSource pool;
    private final Runnable letGo;
    private final DatabaseUrl url;
    private final Probe probe;
    private final Loop loop;
    private int missed;
    private volatile boolean silent;

    /**
     * @param pool where connections come from while the database answers
     * @param letGo breaks all connections of the pool, those in use first of all
     */
    Pulse(DatabaseUrl url, DataSource pool, Runnable letGo) {
        this.url = url;
        this.pool = pool;
        this.letGo = letGo;
        this.probe = new Probe(url, "salus pulse", PATIENCE_SECONDS);
        this.loop = Loop.start("pulse", BEAT, this::beat);
    }

    /**
     * Waits for one that is in use, or for a new one, but not while the database says nothing.
     *
     * @throws SQLException also when none was given back in {@link #LONGEST_WAIT}
     */
    @Override
    public Connection getConnection() throws SQLException {
        for (long begun = System.nanoTime(); ; ) {
            if (silent) {
                throw new PSQLException("The database does not answer.", PSQLState.CONNECTION_UNABLE_TO_CONNECT);
            }
            try {
                return pool.getConnection();
            } catch (SQLException e) {
                if (!isNoneFree(e)
                        || System.nanoTime() - begun
                                > LONGEST_WAIT.minus(WAIT_AT_ONCE).toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** The pool's own failures have no state; it says this in several sentences. */
    private static boolean isNoneFree(SQLException e) {
        return e.getSQLState() == null
                && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private void beat() {
        try {
            ask();
            missed = 0;
            if (silent) {
                silent = false;
                LOG.warnf("The database %s answers again", url);
            }
        } catch (SQLException e) {
            probe.close();
            // One that refuses connections, or breaks them, holds up nobody.
            missed = isOutOfPatience(e) ? missed + 1 : 0;
            if (missed == MISSED) {
                silent = true;
                LOG.errorf("The database %s does not answer; nobody waits for it any more", url);
            }
            if (silent) {
                letGo.run();
            }
        }
    }

    private void ask() throws SQLException {
        try (var statement = probe.connection().createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static boolean isOutOfPatience(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        loop.close();
        probe.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("Connections are those of " + url);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
