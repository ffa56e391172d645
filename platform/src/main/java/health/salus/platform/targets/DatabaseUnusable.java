package health.salus.platform.targets;

/** A module's database does not let the application's role in; the process does not start without it. */
public final class DatabaseUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnusable(String module, Throwable cause) {
        super(
                "The database of " + module + " cannot be used: "
                        + innermost(cause).getMessage(),
                cause);
    }

    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }
}
