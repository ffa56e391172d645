package health.salus.audit.internal.chain;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Links new entries to the chain, one batch after the other. */
@ApplicationScoped
public class AppendEntries {
    private static final long CHAIN_LOCK = 0x73616c75_73617564L;

    private final Database database;
    private final Chain chain;

    public AppendEntries(@Schema("audit") Database database, Chain chain) {
        this.database = database;
        this.chain = chain;
    }

    public void run(List<AccessRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        database.run(transaction -> {
            Handle handle = transaction.handle();
            // Only one batch at a time finds the end of the chain.
            handle.execute("SELECT pg_advisory_xact_lock(?)", CHAIN_LOCK);
            append(handle, EntryRepository.head(handle), unknown(handle, records));
        });
    }

    private void append(Handle handle, ChainHead head, List<AccessRecord> records) {
        List<EntryRepository.Link> links = new ArrayList<>();
        long position = head.position();
        byte[] hash = head.hash();
        for (AccessRecord record : records) {
            position++;
            hash = chain.link(hash, position, record);
            links.add(new EntryRepository.Link(position, record, hash));
        }
        if (!links.isEmpty()) {
            EntryRepository.insert(handle, links);
        }
    }

    /** Leaves out what is there already, and makes times as precise as the database keeps them. */
    private static List<AccessRecord> unknown(Handle handle, List<AccessRecord> records) {
        Set<UUID> known = new HashSet<>(EntryRepository.known(
                handle, records.stream().map(AccessRecord::id).toArray(UUID[]::new)));
        return records.stream()
                .filter(record -> known.add(record.id()))
                .map(record -> record.at(record.at().truncatedTo(ChronoUnit.MICROS)))
                .toList();
    }
}
