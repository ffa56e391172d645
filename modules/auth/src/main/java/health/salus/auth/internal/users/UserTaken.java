package health.salus.auth.internal.users;

import health.salus.platform.data.Violation;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Another user has this e-mail address, or is this patient. */
final class UserTaken extends Failure.Conflict {
    private static final long serialVersionUID = 1L;

    private UserTaken(String detail, FieldError field) {
        super("user-taken", detail, field);
    }

    /** Runs a write and says in these words which constraint refused it. */
    static <T> T orElse(Supplier<T> write) {
        try {
            return write.get();
        } catch (JdbiException e) {
            throw switch (Violation.constraint(e).orElse("")) {
                case "user_account_email_unique" ->
                    new UserTaken(
                            "Another user has this e-mail address.",
                            new FieldError("/email", "taken", "Another user has this address."));
                case "user_account_one_for_a_patient" ->
                    new UserTaken(
                            "Another user is this patient.",
                            new FieldError("/patientId", "taken", "Another user is this patient."));
                default -> e;
            };
        }
    }
}
