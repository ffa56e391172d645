package health.salus.imports.internal.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param file the file being read; null before the first
 * @param row its last row that was taken over
 */
record Place(@Nullable String file, long row, long done, Map<String, Counts> counts) {

    Place after(String file, long row, String noun, List<RowResult> results) {
        Counts counted = counts.getOrDefault(noun, Counts.NONE);
        for (RowResult result : results) {
            counted = result.outcome() == null ? counted.skippedOne() : counted.plus(result.outcome());
        }
        Map<String, Counts> all = new TreeMap<>(counts);
        all.put(noun, counted);
        return new Place(file, row, done + results.size(), all);
    }

    /** A place at the start of a file. */
    Place entering(String file) {
        return new Place(file, 0, done, counts);
    }
}
