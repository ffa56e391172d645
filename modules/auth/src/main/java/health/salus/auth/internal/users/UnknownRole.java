package health.salus.auth.internal.users;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A role that does not exist was named. */
final class UnknownRole extends Failure.Malformed {
    private static final long serialVersionUID = 1L;

    UnknownRole(String word) {
        super(
                "validation",
                "There is no such role.",
                List.of(new FieldError("/roles", "unknown-role", sentence(word))));
    }

    private static String sentence(String word) {
        String known = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
        return "'%s' is none of %s.".formatted(word, known);
    }
}
