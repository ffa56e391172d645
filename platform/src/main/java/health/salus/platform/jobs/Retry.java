package health.salus.platform.jobs;

import java.time.Duration;

/** How often and when failed work is repeated: after 1, 2, 4 … seconds, about half an hour in all. */
public final class Retry {
    /** After so many failures work is set aside as dead. */
    public static final int MOST = 12;

    private static final int LONGEST_REASON = 2_000;

    private Retry() {}

    /** Time to wait after this many failures in a row. */
    public static Duration after(int failures) {
        return Duration.ofSeconds(1L << Math.min(failures - 1, MOST));
    }

    /** Why it failed, for the row that is kept: it may name data, so it is not for logs. */
    public static String reason(Throwable failure) {
        String reason = failure.toString();
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** What kind of failure it was, for logs: messages may hold data of people, names of classes do not. */
    public static String kind(Throwable failure) {
        var cause = failure.getCause();
        String name = failure.getClass().getSimpleName();
        return cause == null ? name : name + ": " + cause.getClass().getSimpleName();
    }
}
