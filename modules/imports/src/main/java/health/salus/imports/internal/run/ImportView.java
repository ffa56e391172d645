package health.salus.imports.internal.run;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as people see it.
 *
 * @param status queued, running, completed, completed-with-errors, failed or cancelled
 * @param counts by kind of row: organizations, providers, payers, patients, policies, encounters
 * @param failure why it failed as a whole, or null
 */
public record ImportView(
        UUID id,
        String kind,
        @Nullable String fileName,
        String status,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Progress progress,
        Map<String, Counts> counts,
        long errorCount,
        @Nullable String failure,
        long version) {

    /** Rows taken over so far, and all rows of all files. */
    public record Progress(long done, long total) {}
}
