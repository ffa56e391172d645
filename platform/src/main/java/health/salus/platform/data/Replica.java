package health.salus.platform.data;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.replication.LogSequenceNumber;

/**
 * A standby of a database, for reads that may be behind. It is never waited for: what it cannot answer, or not yet as the
 * session must see it, is asked of the primary at once.
 */
public final class Replica implements AutoCloseable {
    /** Ends the transaction and says how far the database has been written by then, in one round trip. */
    private static final String COMMIT = "COMMIT; SELECT pg_current_wal_insert_lsn()";

    private static final String WRITTEN = "SELECT pg_current_wal_insert_lsn()";
    private static final String REPLAYED = "SELECT pg_last_wal_replay_lsn()";

    /** The state of a statement that would have changed something. */
    private static final String READ_ONLY = "25006";

    private final String name;
    private final AgroalDataSource pool;
    private final Jdbi jdbi;
    private final ReplicaWatch watch;
    private final Supplier<@Nullable OwnWrites> whoAsks;
    private final LongAdder answered = new LongAdder();
    private final LongAdder behind = new LongAdder();
    private final LongAdder away = new LongAdder();
    private final LongAdder failed = new LongAdder();

    Replica(String name, AgroalDataSource pool, ReplicaWatch watch, Supplier<@Nullable OwnWrites> whoAsks) {
        this.name = name;
        this.pool = pool;
        this.jdbi = Database.jdbi(pool);
        this.watch = watch;
        this.whoAsks = whoAsks;
    }

    @Nullable OwnWrites session() {
        return whoAsks.get();
    }

    /** Where it is: {@code host:port/database}. */
    public String name() {
        return name;
    }

    /** Whether reads go to it just now. */
    public boolean usable() {
        return watch.usable();
    }

    /** How old its data is at most, in seconds; not a number while it cannot be asked. */
    public double lagSeconds() {
        return watch.lagSeconds();
    }

    /** Reads that it has answered. */
    public long answered() {
        return answered.sum();
    }

    /** Reads the primary answered because the session had to see what is not here yet. */
    public long behind() {
        return behind.sum();
    }

    /** Reads the primary answered because this one was gone or too far behind. */
    public long away() {
        return away.sum();
    }

    /** Reads that failed here and were repeated on the primary. */
    public long failed() {
        return failed.sum();
    }

    private record Found<T>(T value) {}

    /** Runs a query here if whoever asks may read behind, else on the primary. */
    <T> T read(Jdbi primary, Function<Handle, T> query) {
        OwnWrites own = whoAsks.get();
        if (own == null || !own.mayReadBehind()) {
            return primary.withHandle(query::apply);
        }
        String cluster = watch.cluster();
        if (cluster == null || !watch.usable()) {
            away.increment();
            return primary.withHandle(query::apply);
        }
        var needed = own.in(cluster);
        if (needed.isEmpty()) {
            behind.increment();
            return newest(primary, query, own, cluster);
        }
        try {
            Found<T> found = ask(needed.getAsLong(), query);
            if (found != null) {
                answered.increment();
                return found.value();
            }
        } catch (JdbiException e) {
            String state = state(e);
            if (state.equals(READ_ONLY)) {
                throw e; // on the primary it would take effect
            }
            failed.increment();
            if (!isOfTheQuery(state)) {
                watch.lost();
            }
            return primary.withHandle(query::apply);
        }
        // What else has been written since is not noted: under load the replica would never come as far as the session
        // asks.
        behind.increment();
        return primary.withHandle(query::apply);
    }

    /** Null when this one has not come so far. */
    private <T> @Nullable Found<T> ask(long needed, Function<Handle, T> query) {
        return jdbi.withHandle(handle -> {
            if (!watch.hasReplayed(needed)) {
                watch.replayed(place(handle, REPLAYED).asLong());
            }
            return watch.hasReplayed(needed) ? new Found<>(query.apply(handle)) : null;
        });
    }

    /** Tells a session that keeps positions, but none of this cluster yet, how new its answer is: at least all it has written. */
    private static <T> T newest(Jdbi primary, Function<Handle, T> query, OwnWrites own, String cluster) {
        return primary.withHandle(handle -> {
            T value = query.apply(handle);
            own.note(Positions.of(cluster, place(handle, WRITTEN)));
            return value;
        });
    }

    /**
     * Commits the transaction of a session and notes how far it has written. Leaves the end to others where no session
     * asks, and where no statement was run.
     */
    void commit(Handle handle) {
        OwnWrites own = whoAsks.get();
        String cluster = watch.cluster();
        if (own == null || cluster == null) {
            return;
        }
        Connection connection = handle.getConnection();
        try (var statement = connection.createStatement()) {
            if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
                return;
            }
            statement.execute(COMMIT);
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                own.note(Positions.of(cluster, place(row)));
            }
        } catch (SQLException e) {
            throw new TransactionException("The transaction could not be committed", e);
        }
    }

    private static LogSequenceNumber place(Handle handle, String question) {
        try (var statement = handle.getConnection().createStatement();
                var row = statement.executeQuery(question)) {
            return place(row);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static LogSequenceNumber place(ResultSet row) throws SQLException {
        row.next();
        String place = row.getString(1);
        return place == null ? LogSequenceNumber.INVALID_LSN : LogSequenceNumber.valueOf(place);
    }

    /**
     * Whether another query might succeed: recovery takes away what one reads (40), or brings what a new version of a
     * schema needs a moment later (22, 42).
     */
    private static boolean isOfTheQuery(String state) {
        return state.startsWith("40") || state.startsWith("42") || state.startsWith("22");
    }

    private static String state(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    @Override
    public void close() {
        watch.close();
        pool.close();
    }
}
