package health.salus.platform.audit;

import health.salus.platform.web.Failure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Stores access records of reads: many callers share one commit, and each waits until its own record is durable. While one
 * group is being committed the next one gathers; a lone caller never waits for company, but where there was company a
 * moment ago, a millisecond is given to it. The first of a group commits it for all.
 */
public final class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int LARGEST = 2_000;

    /** A commit costs more than this wait, and under load it is shared by all who read meanwhile. */
    private static final long FOR_COMPANY_NANOS = 1_000_000;

    private final String module;
    private final DataSource source;
    private final AccessRecords records;
    private final ReentrantLock committing = new ReentrantLock();
    private final Object gathering = new Object();
    private Group open = new Group();
    private boolean inCompany;

    public GroupCommit(String module, DataSource source, AccessRecords records) {
        this.module = module;
        this.source = source;
        this.records = records;
    }

    private static final class Group {
        final List<AccessRecord> members = new ArrayList<>();
        final CompletableFuture<Void> durable = new CompletableFuture<>();
    }

    /**
     * Returns when the record is durable.
     *
     * @throws Failure.Unavailable when it could not be stored: then what was read must not be shown
     */
    public void record(AccessRecord record) {
        Group group;
        boolean first;
        synchronized (gathering) {
            group = open;
            if (group.members.size() == LARGEST) {
                throw new Failure.Unavailable("Too many people are reading just now. Try again in a moment.", 1);
            }
            first = group.members.isEmpty();
            group.members.add(record);
        }
        if (first) {
            commit(group);
        }
        await(group);
    }

    /** Whatever happens, the group is closed and everybody in it hears how it ended. */
    private void commit(Group group) {
        committing.lock();
        try {
            if (inCompany) {
                LockSupport.parkNanos(FOR_COMPANY_NANOS);
            }
            synchronized (gathering) {
                open = new Group();
            }
            inCompany = group.members.size() > 1;
            store(group.members);
            group.durable.complete(null);
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("Access records of " + module + " could not be stored: "
                    + e.getClass().getSimpleName());
            group.durable.completeExceptionally(e);
        } finally {
            committing.unlock();
        }
        records.wake();
    }

    private void store(List<AccessRecord> members) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(records.insert())) {
            records.bind(statement, 1, members);
            statement.executeUpdate();
        }
    }

    private static void await(Group group) {
        try {
            group.durable.join();
        } catch (CompletionException e) {
            throw new Failure.Unavailable("The access could not be recorded, so nothing is shown.", 2);
        }
    }
}
