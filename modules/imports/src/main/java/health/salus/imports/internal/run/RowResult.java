package health.salus.imports.internal.run;

import health.salus.imports.internal.rows.Row;
import health.salus.platform.imports.ImportOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param outcome null when the row says nothing that is kept here, such as a time without insurance
 */
public record RowResult(
        Row row,
        ImportOutcome.@Nullable Outcome outcome,
        @Nullable String field,
        @Nullable String message) {

    public static RowResult of(Row row, ImportOutcome outcome) {
        return new RowResult(row, outcome.outcome(), null, outcome.message());
    }

    public static RowResult failed(Row row, @Nullable String field, String message) {
        return new RowResult(row, ImportOutcome.Outcome.FAILED, field, message);
    }

    public static RowResult skipped(Row row) {
        return new RowResult(row, null, null, null);
    }

    boolean isFailure() {
        return outcome == ImportOutcome.Outcome.FAILED;
    }
}
