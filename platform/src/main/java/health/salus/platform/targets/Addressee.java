package health.salus.platform.targets;

import health.salus.platform.web.Failure;
import java.util.function.Predicate;

/**
 * How a process that asks another knows that the service it meant is what answers: every answer of Salus names the build that
 * gave it, and a process that does not run the service says so. Anything else would be believed to be data of patients.
 */
public final class Addressee {
    public static final String BUILD = "X-Salus-Build";

    /** "Misdirected request": said to processes only; people read that there is nothing. */
    public static final int DOES_NOT_RUN_HERE = 421;

    private static final int SERVER_ERROR = 500;

    private Addressee() {}

    /** @param has whether the answer has a header of this name */
    public static boolean answered(int status, Predicate<String> has) {
        return has.test(BUILD) && status != DOES_NOT_RUN_HERE;
    }

    /**
     * What is to be said instead of an answer that is not the service's. What lies before it, or what is left of it while it ends,
     * answers with a server error: then it may well be the right place.
     */
    public static Failure.Unavailable insteadOf(String service, int status, Predicate<String> has) {
        return status < SERVER_ERROR || has.test(BUILD) ? NotTheService.somethingElse(service) : new NoAnswer(service);
    }
}
