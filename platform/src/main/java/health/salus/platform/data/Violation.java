package health.salus.platform.data;

import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/** Reads which constraint of the database refused a statement, so that a repository can say it in the hospital's words. */
public final class Violation {
    private Violation() {}

    /** The name of the unique, exclusion, check or foreign key constraint that was violated, if one was. */
    public static Optional<String> constraint(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("23")) {
                var message = sql.getServerErrorMessage();
                return Optional.ofNullable(message == null ? null : message.getConstraint());
            }
        }
        return Optional.empty();
    }

    /** Whether the database refuses what it was given (SQLSTATE 22 and 23), and would refuse it again. */
    public static boolean isOfData(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23");
            }
        }
        return false;
    }
}
