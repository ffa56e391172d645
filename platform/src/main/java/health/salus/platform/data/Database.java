package health.salus.platform.data;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.audit.AccessRecords;
import health.salus.platform.audit.GroupCommit;
import health.salus.platform.events.Outbox;
import health.salus.platform.jobs.JobQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** One module's handle on its own schema. Tables are named with the schema in front: {@code patients.patient}. */
public final class Database {
    static final ScopedValue<BeforeCommit> SURROUNDING = ScopedValue.newInstance();
    private static final int ATTEMPTS = 3;

    private final String module;
    private final DataSource source;
    private final Jdbi jdbi;
    private final @Nullable Replica replica;
    private final Outbox outbox;
    private final JobQueue jobs;
    private final AccessRecords records;
    private final GroupCommit reads;
    private final Leaving leaving;

    Database(String module, DataSource source, @Nullable Replica replica) {
        this.module = module;
        this.source = source;
        this.replica = replica;
        this.jdbi = jdbi(source);
        this.outbox = new Outbox(module);
        this.jobs = new JobQueue(module);
        this.records = new AccessRecords(module);
        this.leaving = new Leaving(outbox, records);
        this.reads = new GroupCommit(module, source, records);
    }

    /** Our SQL is no template, and no connection has to be asked for large objects and types of our own. */
    static Jdbi jdbi(DataSource source) {
        var jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin() {
            @Override
            public Handle customizeHandle(Handle handle) {
                return handle;
            }
        });
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        return jdbi;
    }

    public String module() {
        return module;
    }

    /** For the platform's own engines. */
    public DataSource source() {
        return source;
    }

    /** For the platform's own engines (relay, scheduler, migrations); modules use {@link #read} and {@link #write}. */
    public Jdbi jdbi() {
        return jdbi;
    }

    public Outbox outbox() {
        return outbox;
    }

    public JobQueue jobs() {
        return jobs;
    }

    public AccessRecords records() {
        return records;
    }

    Leaving leaving() {
        return leaving;
    }

    /** Runs a query outside a transaction; each statement sees what was committed before it. */
    public <T> T read(Function<Handle, T> query) {
        return OpenTransaction.within(module, () -> jdbi.withHandle(query::apply));
    }

    /**
     * As {@link #read}, on the bare connection: for what is asked thousands of times a second, where the work of a
     * handle itself counts.
     */
    public <T> T readPlainly(Query<T> query) {
        return OpenTransaction.within(module, () -> {
            try (var connection = source.getConnection()) {
                return query.run(connection);
            } catch (SQLException e) {
                throw new IllegalStateException("The schema " + module + " could not be read", e);
            }
        });
    }

    /** What {@link #readPlainly} asks. */
    @FunctionalInterface
    public interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * As {@link #read}, for what people only look at: lists, searches, histories, counts. It may be answered by a replica
     * that is some seconds behind, though never so that a session misses what it wrote itself. Not for what decides
     * something, and not for copies that events drop. Run once more when the replica fails, so the query must have no other
     * effect.
     */
    public <T> T readMaybeBehind(Function<Handle, T> query) {
        return replica == null ? read(query) : OpenTransaction.within(module, () -> replica.read(jdbi, query));
    }

    /**
     * Runs work in one transaction; its rows, events, jobs and access records are all stored or none is. Repeated when
     * the database reports a deadlock or a serialization failure, so the work must have no other effect.
     */
    public <T> T write(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            var afterCommit = new AfterCommit();
            try {
                T result = OpenTransaction.within(
                        module,
                        () -> jdbi.inTransaction(handle -> {
                            var transaction = new Transaction(this, handle, afterCommit);
                            T value = work.apply(transaction);
                            if (SURROUNDING.isBound()) {
                                SURROUNDING.get().add(transaction, value);
                            }
                            mustNotHaveFailed(handle);
                            transaction.flush(replica == null);
                            if (replica != null) {
                                replica.commit(handle);
                            }
                            return value;
                        }));
                afterCommit.run();
                return result;
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !worthRepeating(e)) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #write} for work without a result. */
    public void run(Consumer<Transaction> work) {
        write(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** A way to store new rows for several callers at once; to be kept, as those who use the same one meet there. */
    public <W, R> Together<W, R> together(Together.Store<W, R> store) {
        return new Together<>(this, store);
    }

    boolean hasReplica() {
        return replica != null;
    }

    /** What the session that is being answered has written; null without a replica, where nobody has to know. */
    @Nullable OwnWrites session() {
        return replica == null ? null : replica.session();
    }

    /** Stores that somebody read something; returns when it is durable. Many such records share one commit. */
    public void recordRead(AccessRecord record) {
        reads.record(record);
    }

    /** Whether the database answers a trivial query just now. */
    public boolean answers() {
        try {
            return jdbi.withHandle(handle ->
                            handle.createQuery("SELECT 1").mapTo(Integer.class).one())
                    == 1;
        } catch (JdbiException e) {
            return false;
        }
    }

    /**
     * After a failed statement PostgreSQL answers COMMIT by rolling back. Work that caught the failure and went on would
     * be called stored.
     */
    private static void mustNotHaveFailed(Handle handle) {
        try {
            if (handle.getConnection().unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
                throw new TransactionException(
                        "A statement of this transaction failed and was passed over; nothing is stored");
            }
        } catch (SQLException e) {
            throw new TransactionException(e);
        }
    }

    private static boolean worthRepeating(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return "40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState());
            }
        }
        return false;
    }
}
