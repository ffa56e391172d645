package health.salus.imports.internal.run;

import org.jspecify.annotations.Nullable;

/** Why a row was left out. */
public record RowError(
        String file,
        long row,
        @Nullable String field,
        String message,
        @Nullable String raw) {}
