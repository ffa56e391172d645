package health.salus.platform.targets;

import health.salus.platform.web.Failure;

/** 503: what answers at the address of a service is not it, or does not take who asks for one of its own. It was told nothing. */
public final class NotTheService extends Failure.Unavailable {
    private static final long serialVersionUID = 1L;
    private static final long RETRY_SECONDS = 5;

    private final String cause;

    private NotTheService(String service, String detail, String cause) {
        super(detail + " The others go on; this ends when the settings are put right.", RETRY_SECONDS);
        this.cause = cause;
        with("service", service);
    }

    static NotTheService somethingElse(String service) {
        return new NotTheService(
                service,
                "At the address of the service " + service + " something else answers.",
                "this is not the service " + service + "; correct the address");
    }

    static NotTheService otherSecret(String service) {
        return new NotTheService(
                service,
                "The service " + service + " does not take the process that asks it for one of its own.",
                "the service " + service
                        + " refuses this process; INTERNAL_SECRET is not the same in both, or their clocks differ by more than a minute");
    }

    /** For those who run the computers. */
    String cause() {
        return cause;
    }
}
