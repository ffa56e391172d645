package health.salus.platform.saga;

import health.salus.platform.web.Failure;

/** A saga of this kind is under way for this subject already. */
public final class UnderWay extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    UnderWay(String kind) {
        super("already-under-way", "This is under way already: " + kind + ".");
    }
}
