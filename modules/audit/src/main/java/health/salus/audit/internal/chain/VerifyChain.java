package health.salus.audit.internal.chain;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain from its start. Reads a thousand entries at a time, so its length does not matter for memory. Entries cut
 * off at the end cannot be seen in the chain itself: the nightly check writes its length to the log, which is kept elsewhere.
 */
@ApplicationScoped
public class VerifyChain {
    private static final int AT_ONCE = 1000;

    private final Database database;
    private final Chain chain;

    VerifyChain(@Schema("audit") Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    /**
     * How the check ended.
     *
     * @param entries how many entries were found in order
     * @param firstInvalidId the first entry that was changed or follows a gap; null when there is none
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "ChainVerdict")
    public record Verdict(
            boolean valid, long entries, @Nullable UUID firstInvalidId) {}

    public Verdict run() {
        ChainHead head = ChainHead.START;
        while (true) {
            ChainHead from = head;
            Step step = database.read(handle -> follow(handle, from));
            if (step.invalid() != null) {
                return new Verdict(false, step.head().position(), step.invalid());
            }
            if (step.head().position() == from.position()) {
                return new Verdict(true, from.position(), null);
            }
            head = step.head();
        }
    }

    /** Whether neither the first nor the last entry is linked with this process's key: one alone may have been altered. */
    public boolean hasAnotherKey() {
        List<Linked> ends = database.read(handle -> handle.createQuery("SELECT " + EntryRepository.COLUMNS + """
                        FROM audit.entry WHERE position = 1 OR position >= (SELECT max(position) - 1 FROM audit.entry)
                        ORDER BY position""")
                .map((row, context) -> linked(row))
                .list());
        return !ends.isEmpty()
                && !follows(ChainHead.START, ends.getFirst())
                && (ends.size() < 2 || !follows(ends.get(ends.size() - 2).head(), ends.getLast()));
    }

    private record Step(ChainHead head, @Nullable UUID invalid) {}

    private Step follow(Handle handle, ChainHead from) {
        try (var rows = handle
                .createQuery("SELECT " + EntryRepository.COLUMNS + """
                        FROM audit.entry WHERE position > :from ORDER BY position LIMIT :most""")
                .bind("from", from.position())
                .bind("most", AT_ONCE)
                .map((row, context) -> linked(row))
                .stream()) {
            ChainHead head = from;
            for (Linked linked : (Iterable<Linked>) rows::iterator) {
                if (!follows(head, linked)) {
                    return new Step(head, linked.entry().id());
                }
                head = linked.head();
            }
            return new Step(head, null);
        }
    }

    private boolean follows(ChainHead head, Linked linked) {
        byte[] right = chain.link(head.hash(), head.position() + 1, linked.entry());
        return linked.position() == head.position() + 1 && MessageDigest.isEqual(right, linked.hash());
    }

    private static Linked linked(ResultSet row) throws SQLException {
        return new Linked(row.getLong("position"), EntryRepository.entry(row), row.getBytes("hash"));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Linked(long position, AccessRecord entry, byte[] hash) {
        ChainHead head() {
            return new ChainHead(position, hash);
        }
    }
}
