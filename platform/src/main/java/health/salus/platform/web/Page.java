package health.salus.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Page<T>(List<T> data, Position page) {

    /**
     * @param nextCursor where the next page starts; null on the last one
     * @param total how many there are in all, where counting is cheap; else null
     */
    public record Position(
            int limit,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    /** A whole list that needs no pages. */
    public static <T> Page<T> whole(List<T> data) {
        return new Page<>(List.copyOf(data), new Position(data.size(), null, (long) data.size()));
    }

    public static <T> Page<T> of(List<T> data, int limit, @Nullable String nextCursor, @Nullable Long total) {
        return new Page<>(List.copyOf(data), new Position(limit, nextCursor, total));
    }

    /**
     * Cuts a page out of rows that were read with a limit of one more than asked for.
     *
     * @param key the values of the sort columns of a row, its id last
     */
    public static <T> Page<T> cut(List<T> rows, PageQuery query, Function<T, List<?>> key, @Nullable Long total) {
        int limit = query.limit();
        if (rows.size() <= limit) {
            return of(rows, limit, null, total);
        }
        List<T> kept = rows.subList(0, limit);
        return of(kept, limit, query.next(key.apply(kept.getLast())), total);
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(data.stream().map(change).toList(), page);
    }
}
