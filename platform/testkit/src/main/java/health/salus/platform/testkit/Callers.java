package health.salus.platform.testkit;

import health.salus.platform.security.Caller;
import health.salus.platform.security.Origin;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People of every role, each a new one. */
public final class Callers {
    private static final Set<String> FRONT_DESK = Set.of(
            "patients:read",
            "patients:write",
            "departments:read",
            "doctors:read",
            "appointments:read",
            "appointments:book",
            "appointments:check-in",
            "appointments:rearrange");
    private static final Set<String> CLINICAL = Set.of(
            "patients:read",
            "patients:break-glass",
            "departments:read",
            "doctors:read",
            "appointments:read",
            "appointments:book",
            "appointments:treat");
    private static final Set<String> EVERYTHING = Set.of(
            "patients:read",
            "patients:write",
            "patients:deactivate",
            "patients:break-glass",
            "departments:read",
            "departments:write",
            "doctors:read",
            "doctors:write",
            "appointments:read",
            "appointments:book",
            "appointments:override",
            "appointments:check-in",
            "appointments:correct",
            "appointments:rearrange",
            "appointments:treat",
            "users:read",
            "users:write",
            "audit:read",
            "imports:read",
            "imports:write",
            "operations:read");

    private Callers() {}

    public static Caller admin() {
        return with("admin", EVERYTHING, null, null);
    }

    public static Caller receptionist() {
        return with("receptionist", FRONT_DESK, null, null);
    }

    public static Caller nurse() {
        return with("nurse", CLINICAL, null, null);
    }

    public static Caller doctor(UUID doctorId) {
        return with("doctor", CLINICAL, null, doctorId);
    }

    public static Caller patient(UUID patientId) {
        return with(
                "patient",
                Set.of("patients:read", "doctors:read", "appointments:read", "appointments:book"),
                patientId,
                null);
    }

    public static Caller auditor() {
        return with("auditor", Set.of("audit:read"), null, null);
    }

    /** Somebody with just these permissions. */
    public static Caller allowed(String... permissions) {
        return with("integration", Set.of(permissions), null, null);
    }

    private static Caller with(
            String role, Set<String> permissions, @Nullable UUID patientId, @Nullable UUID doctorId) {
        var origin = new Origin(UUID.randomUUID().toString(), "192.0.2.1", "JUnit");
        return new Caller(
                UUID.randomUUID(),
                "Test " + role,
                Set.of(role),
                permissions,
                patientId,
                doctorId,
                Set.of(),
                UUID.randomUUID(),
                origin);
    }
}
