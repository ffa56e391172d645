package health.salus.patients.internal.access;

import health.salus.platform.web.Failure;

/** The caller does not look after this patient; with a reason they may open the record all the same. */
public final class BreakGlassRequired extends Failure.Forbidden {
    private static final long serialVersionUID = 1L;

    BreakGlassRequired() {
        super(
                "break-glass-required",
                "You do not look after this patient. If you need the record now, state the reason; it will be reported.");
    }
}
