package health.salus.departments.internal.listing;

import health.salus.platform.data.SearchWords;
import health.salus.platform.web.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads what has a name, page by page, in the order of names.
 *
 * @param columns what the mapper reads, of a table called {@code t}
 * @param from the table, called {@code t}
 * @param where what narrows it further
 */
public record Listing<T>(
        String columns, String from, String where, RowMapper<T> mapper, Function<T, List<?>> nameAndId) {
    private static final String NARROWED = """
             WHERE (:patterns::text[] IS NULL
                    OR departments.words(t.name) LIKE ALL (SELECT lower(public.unaccent(p)) FROM unnest(:patterns::text[]) p))
               AND (:active::boolean IS NULL OR t.active = :active)
            """;

    public Page<T> page(Handle handle, NameQuery query, Map<String, @Nullable Object> criteria) {
        List<String> after = query.page.after().orElse(List.of("", ""));
        List<T> rows = handle.createQuery("SELECT " + columns + " FROM " + from + NARROWED + where + """
                         AND (:afterId = '' OR (lower(t.name), t.id) > (lower(:afterName), nullif(:afterId, '')::uuid))
                        ORDER BY lower(t.name), t.id LIMIT :limit OFFSET :offset""")
                .bind("patterns", SearchWords.patterns(query.q))
                .bind("active", query.active)
                .bindMap(criteria)
                .bind("afterName", after.getFirst())
                .bind("afterId", after.getLast())
                .bind("limit", query.page.limit() + 1)
                .bind("offset", query.page.offset())
                .map(mapper)
                .list();
        return Page.cut(rows, query.page, nameAndId, total(handle, query, criteria));
    }

    private long total(Handle handle, NameQuery query, Map<String, @Nullable Object> criteria) {
        return handle.createQuery("SELECT count(*) FROM " + from + NARROWED + where)
                .bind("patterns", SearchWords.patterns(query.q))
                .bind("active", query.active)
                .bindMap(criteria)
                .mapTo(Long.class)
                .one();
    }
}
