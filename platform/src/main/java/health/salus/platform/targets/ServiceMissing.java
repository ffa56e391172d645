package health.salus.platform.targets;

import health.salus.platform.web.Failure;

/** 503: none of the processes that run a module can be reached. */
public final class ServiceMissing extends Failure.Unavailable {
    private static final long serialVersionUID = 1L;
    private static final long RETRY_SECONDS = 2;

    /** @param service the module that is missing; clients find it in the member {@code service} of the problem */
    public ServiceMissing(String service) {
        super(
                "The service " + service + " cannot be reached just now. The others go on; try again in a moment.",
                RETRY_SECONDS);
        with("service", service);
    }
}
