package health.salus.platform.data;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open transaction of one module: SQL, and everything that must leave together with it. */
public final class Transaction {
    private final Database database;
    private final Handle handle;
    private final AfterCommit afterCommit;
    private final List<Event> events = new ArrayList<>();
    private final List<AccessRecord> records = new ArrayList<>();

    Transaction(Database database, Handle handle, AfterCommit afterCommit) {
        this.database = database;
        this.handle = handle;
        this.afterCommit = afterCommit;
    }

    public Handle handle() {
        return handle;
    }

    /** Tells every module that listens, after this transaction has been committed. */
    public void publish(Event event) {
        events.add(event);
    }

    /** Keeps who did what to whom, in this transaction. */
    public void record(AccessRecord record) {
        records.add(record);
    }

    /** Puts work in the module's queue: it runs once, not before {@code at}. A second one with the same id is ignored. */
    public void schedule(String job, String id, Object data, Instant at) {
        database.jobs().schedule(handle, job, id, data, at);
        // The computer's own clock will do: a job that is not due yet is found by the next look at the queue.
        if (!at.isAfter(Instant.now())) {
            afterCommit(database.jobs()::wake);
        }
    }

    /** Runs in this process when the commit has succeeded; for dropping cached copies, never for an effect that must happen. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** @param last whether nothing else has to be done in this transaction, so that it may be committed at once */
    void flush(boolean last) {
        database.leaving().store(handle.getConnection(), events, records, last);
        if (!events.isEmpty()) {
            afterCommit(database.outbox()::wake);
        }
        if (!records.isEmpty()) {
            afterCommit(database.records()::wake);
        }
    }
}
