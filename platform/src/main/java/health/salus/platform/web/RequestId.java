package health.salus.platform.web;

import health.salus.platform.data.Ids;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** One id for a request on its whole way: taken from {@code X-Request-ID} when it is a harmless word, else made. */
public final class RequestId {
    public static final String HEADER = "X-Request-ID";
    private static final String KEY = "salus.request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestId() {}

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String given = context.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : Ids.next().toString();
        context.put(KEY, id);
        return id;
    }
}
