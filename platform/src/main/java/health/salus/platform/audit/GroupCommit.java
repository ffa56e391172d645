package health.salus.platform.audit;

import health.salus.platform.data.Gathering;
import health.salus.platform.web.Failure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Stores access records of reads: many callers share one commit, and each waits until its own record is durable. */
public final class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int LARGEST = 2_000;

    private final String module;
    private final DataSource source;
    private final AccessRecords records;
    private final Gathering<AccessRecord> readers = new Gathering<>(LARGEST, this::store);

    public GroupCommit(String module, DataSource source, AccessRecords records) {
        this.module = module;
        this.source = source;
        this.records = records;
    }

    /**
     * Returns when the record is durable.
     *
     * @throws Failure.Unavailable when it could not be stored: then what was read must not be shown
     */
    public void record(AccessRecord record) {
        try {
            if (!readers.join(record)) {
                throw new Failure.Unavailable("Too many people are reading just now. Try again in a moment.", 1);
            }
        } catch (CompletionException e) {
            throw new Failure.Unavailable("The access could not be recorded, so nothing is shown.", 2);
        }
    }

    private void store(List<AccessRecord> group) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(records.insert())) {
            records.bind(statement, 1, group);
            statement.executeUpdate();
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("Access records of " + module + " could not be stored: "
                    + e.getClass().getSimpleName());
            throw new CompletionException(e);
        }
        records.wake();
    }
}
