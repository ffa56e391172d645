package health.salus.imports.internal.run;

import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.rows.WrongField;
import health.salus.platform.imports.ImportOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some rows of one file on their way to the module that owns what they describe. */
public final class Batch<T> {
    private final List<RowResult> results = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<T> translated = new ArrayList<>();
    private final Map<String, UUID> ids = new LinkedHashMap<>();

    /**
     * Translates each row; those that cannot be translated become failures with the field named.
     *
     * @param externalId the column that names the row in the other system
     * @param translate gives null for a row that says nothing that is kept here
     */
    public Batch(List<Row> all, Function<Row, String> externalId, Function<Row, @Nullable T> translate) {
        for (Row row : all) {
            String mistake = row.mistake();
            if (mistake != null) {
                results.add(RowResult.failed(row, null, mistake));
                continue;
            }
            try {
                T translation = translate.apply(row);
                if (translation == null) {
                    results.add(RowResult.skipped(row));
                } else if (rows.putIfAbsent(externalId.apply(row), row) != null) {
                    results.add(RowResult.failed(row, null, "The same id stands on an earlier row."));
                } else {
                    translated.add(translation);
                }
            } catch (WrongField wrong) {
                results.add(RowResult.failed(row, wrong.field(), String.valueOf(wrong.getMessage())));
            }
        }
    }

    /** Sends what could be translated to its owner and takes down what became of each row. */
    public Batch<T> send(Function<List<T>, List<ImportOutcome>> owner) {
        if (!translated.isEmpty()) {
            for (ImportOutcome outcome : owner.apply(List.copyOf(translated))) {
                Row row = rows.get(outcome.externalId());
                if (row != null) {
                    results.add(RowResult.of(row, outcome));
                }
                if (outcome.id() != null) {
                    ids.put(outcome.externalId(), outcome.id());
                }
            }
        }
        return this;
    }

    public List<RowResult> results() {
        return results;
    }

    /** External ids and what they became. */
    public Map<String, UUID> ids() {
        return ids;
    }
}
