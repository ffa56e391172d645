package health.salus.platform.targets;

import health.salus.platform.web.Failure;

/** 503: the request reached the service, and then nothing came back: whether it took effect is not known. */
public final class NoAnswer extends Failure.Unavailable {
    private static final long serialVersionUID = 1L;
    private static final long RETRY_SECONDS = 2;

    public NoAnswer(String service) {
        super(
                "The service " + service
                        + " did not answer. Whether it did what was asked is not known; with the same Idempotency-Key it is safe to ask again.",
                RETRY_SECONDS);
        with("service", service);
    }
}
