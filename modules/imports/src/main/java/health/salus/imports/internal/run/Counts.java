package health.salus.imports.internal.run;

import health.salus.platform.imports.ImportOutcome;

/** What became of the rows of one kind. */
public record Counts(long read, long created, long updated, long unchanged, long skipped, long failed) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts plus(ImportOutcome.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> new Counts(read + 1, created + 1, updated, unchanged, skipped, failed);
            case UPDATED -> new Counts(read + 1, created, updated + 1, unchanged, skipped, failed);
            case UNCHANGED -> new Counts(read + 1, created, updated, unchanged + 1, skipped, failed);
            case FAILED -> new Counts(read + 1, created, updated, unchanged, skipped, failed + 1);
        };
    }

    public Counts skippedOne() {
        return new Counts(read + 1, created, updated, unchanged, skipped + 1, failed);
    }
}
