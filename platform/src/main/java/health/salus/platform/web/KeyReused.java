package health.salus.platform.web;

/** An {@code Idempotency-Key} came with another request than the one it was first used for. */
public final class KeyReused extends Failure.RuleBroken {
    private static final long serialVersionUID = 1L;

    KeyReused() {
        super(
                "idempotency-key-reused",
                "This Idempotency-Key was used for another request. Send a new one with a new request.");
    }
}
