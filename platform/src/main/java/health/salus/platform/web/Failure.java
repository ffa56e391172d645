package health.salus.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not carried out, in the words of the caller; answered as {@code application/problem+json} (RFC 9457).
 * Modules extend the nested kinds with the names of their own rules: {@code class SlotAlreadyTaken extends Failure.Conflict}.
 */
public abstract class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    protected Failure(int status, String type, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** Adds a member to the problem, such as {@code conflicts}. */
    protected final void with(String name, Object value) {
        more.put(name, value);
    }

    public final int status() {
        return status;
    }

    /** Kebab case, such as {@code slot-already-taken}. */
    public final String type() {
        return type;
    }

    public final List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    public final Map<String, Object> more() {
        return more == null ? Map.of() : more;
    }

    /** 400: the request cannot be understood. */
    public static class Malformed extends Failure {
        private static final long serialVersionUID = 1L;

        public Malformed(String detail, FieldError... errors) {
            super(400, "malformed", detail, List.of(errors));
        }

        public Malformed(String type, String detail, List<FieldError> errors) {
            super(400, type, detail, errors);
        }
    }

    /** 401: nobody known is asking. */
    public static class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String type, String detail) {
            super(401, type, detail, List.of());
        }
    }

    /** 403: the caller may not do this. */
    public static class Forbidden extends Failure {
        private static final long serialVersionUID = 1L;

        public Forbidden(String type, String detail) {
            super(403, type, detail, List.of());
        }
    }

    /** 404: it does not exist, or the caller may not know that it does. */
    public static class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super(404, "not-found", "There is no such " + what + ".", List.of());
        }
    }

    /** 409: it contradicts what is already there. */
    public static class Conflict extends Failure {
        private static final long serialVersionUID = 1L;

        public Conflict(String type, String detail, FieldError... errors) {
            super(409, type, detail, List.of(errors));
        }
    }

    /** 412: somebody changed it in the meantime. */
    public static final class StaleVersion extends Failure {
        private static final long serialVersionUID = 1L;

        public StaleVersion(long current) {
            super(
                    412,
                    "stale-version",
                    "It was changed in the meantime. Read it again and repeat the change.",
                    List.of());
            with("currentVersion", current);
        }
    }

    /** 428: the request must say which version it changes. */
    public static final class VersionRequired extends Failure {
        private static final long serialVersionUID = 1L;

        public VersionRequired() {
            super(428, "version-required", "Send If-Match with the ETag of the version you want to change.", List.of());
        }
    }

    /** 422: understood, but a rule forbids it. */
    public static class RuleBroken extends Failure {
        private static final long serialVersionUID = 1L;

        public RuleBroken(String type, String detail, FieldError... errors) {
            super(422, type, detail, List.of(errors));
        }
    }

    /** 429: too many requests. */
    public static class TooMany extends Failure {
        private static final long serialVersionUID = 1L;

        public TooMany(String detail, long retryAfterSeconds) {
            super(429, "too-many-requests", detail, List.of());
            with("retryAfter", retryAfterSeconds);
        }
    }

    /** 503: something this needs is not there just now. */
    public static class Unavailable extends Failure {
        private static final long serialVersionUID = 1L;

        public Unavailable(String detail, long retryAfterSeconds) {
            super(503, "unavailable", detail, List.of());
            with("retryAfter", retryAfterSeconds);
        }
    }
}
