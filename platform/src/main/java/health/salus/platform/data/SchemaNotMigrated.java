package health.salus.platform.data;

import java.sql.SQLException;
import java.util.stream.Collectors;

/** A module's schema could not be brought up to date; the process does not start with it. */
public final class SchemaNotMigrated extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MAY_NOT = "42501";

    SchemaNotMigrated(String module, String role, Exception cause) {
        super("The database schema of " + module + why(role, cause), cause);
    }

    private static String why(String role, Exception cause) {
        return cause instanceof SQLException sql && MAY_NOT.equals(sql.getSQLState())
                ? " is not the one this version knows, and the role " + role
                        + " may not change it: start the service first, or see DATABASE_OWNER_URL"
                : " could not be brought up to date: " + sentence(String.valueOf(cause.getMessage()));
    }

    /** Flyway says several lines, and then what to do about it with its own tools. */
    private static String sentence(String said) {
        return said.lines()
                .takeWhile(line -> !line.matches("(Either|If|Need) .*"))
                .map(line -> line.replaceFirst("^-> ", "").strip())
                .collect(Collectors.joining("; "));
    }
}
