package health.salus.platform.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The part of a list the client asks for: by cursor, or by page number. For {@code @BeanParam}. */
public final class PageQuery {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST = 200;

    @QueryParam("limit")
    @Min(1) @Max(MOST) @Parameter(description = "Most items in the answer, 1 to 200; 25 if absent.")
    @Nullable Integer limit;

    @QueryParam("cursor")
    @Size(max = 1000) @Parameter(description = "The nextCursor of the page before.")
    @Nullable String cursor;

    @QueryParam("page")
    @Min(1) @Max(10_000) @Parameter(description = "Page number from 1, instead of a cursor.")
    @Nullable Integer page;

    @QueryParam("size")
    @Min(1) @Max(MOST) @Parameter(description = "Items on a page when paging by number.")
    @Nullable Integer size;

    /** Absent for calls from inside. */
    @Context
    @Nullable UriInfo address;

    private String list = "";

    /** The first page, for calls from inside. */
    public static PageQuery first(int limit) {
        var query = new PageQuery();
        query.limit = limit;
        return query;
    }

    /**
     * A page that starts at a cursor, for calls from inside.
     *
     * @param list which list the cursor is of
     */
    public static PageQuery from(String list, int limit, @Nullable String cursor) {
        var query = first(limit);
        query.list = list;
        query.cursor = cursor;
        return query;
    }

    public int limit() {
        if (limit != null) {
            return limit;
        }
        return size == null ? DEFAULT_LIMIT : size;
    }

    /** Where the page starts, for passing the question on; null on the first. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** How many rows to skip; 0 unless paging by number. */
    public long offset() {
        return page == null ? 0 : (page - 1L) * limit();
    }

    /**
     * The sort values after which this page starts, as text, in the order given to {@link #next}; empty on the first page.
     *
     * @throws Failure.Malformed when the cursor was not made by {@link #next} for the list at the same address
     */
    public Optional<List<String>> after() {
        return cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.read(listAsked(), cursor));
    }

    /** A cursor to the rows after the one with these sort values. */
    public String next(List<?> values) {
        return Cursor.write(listAsked(), values);
    }

    private String listAsked() {
        return address == null ? list : address.getPath();
    }
}
