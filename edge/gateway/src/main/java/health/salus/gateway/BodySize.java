package health.salus.gateway;

import health.salus.platform.web.Problems;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms are small; only files may be large. What announces more is refused before it is read, the rest while it is read. */
@Singleton
class BodySize {
    private static final long FORM = 1L << 20;
    /** Up to 99,999,999 bytes. */
    private static final int DIGITS_READ_TO_THE_END = 8;

    private static final Pattern SEVEN_DIGITS = Pattern.compile("0*(\\d{1,7})");

    private static final String FILES = "/api/v1/imports";

    void register(@Observes Filters filters) {
        filters.register(this::check, Order.SIZE);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().startsWith(FILES)) {
            context.next();
            return;
        }
        String announced = context.request().getHeader("Content-Length");
        if (announced != null && !fits(announced)) {
            refuse(context, announced);
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, FORM);
        context.next();
    }

    private static boolean fits(String announced) {
        Matcher number = SEVEN_DIGITS.matcher(announced);
        return number.matches() && Long.parseLong(number.group(1)) <= FORM;
    }

    /**
     * Who sends a little too much hears why: the rest is read and thrown away, for a connection that is closed before would
     * break on the sender's side, often before the answer is read. What is much larger is cut off.
     */
    private static void refuse(RoutingContext context, String announced) {
        if (announced.length() <= DIGITS_READ_TO_THE_END) {
            context.request().handler(rest -> {}).resume();
        } else {
            context.response().putHeader("Connection", "close");
        }
        Problems.send(context, 413, "too-large", "The body is larger than 1 MB.");
    }
}
