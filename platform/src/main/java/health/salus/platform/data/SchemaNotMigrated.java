package health.salus.platform.data;

/** A module's schema could not be brought up to date; the process does not start with it. */
public final class SchemaNotMigrated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaNotMigrated(String module, Throwable cause) {
        super("The database schema of " + module + " could not be brought up to date: " + cause.getMessage(), cause);
    }
}
