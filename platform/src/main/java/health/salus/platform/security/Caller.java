package health.salus.platform.security;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as far as a module needs to know.
 *
 * @param name how people know them
 * @param permissions {@code noun:verb}
 * @param patientId set when the person is a patient of the hospital and sees their own data
 * @param doctorId set when the person is a doctor of the hospital
 * @param departmentIds departments they work in
 * @param sessionId the session the access token belongs to
 */
public record Caller(
        UUID userId,
        String name,
        Set<String> roles,
        Set<String> permissions,
        @Nullable UUID patientId,
        @Nullable UUID doctorId,
        Set<UUID> departmentIds,
        UUID sessionId,
        Origin origin) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** Work the system does by itself: jobs, reactions to events, imports. */
    public static Caller system(String what) {
        return new Caller(NOBODY, what, Set.of("system"), Set.of(), null, null, Set.of(), NOBODY, Origin.inside());
    }

    /** Somebody who has not shown who they are. */
    public static Caller stranger(Origin origin) {
        return new Caller(NOBODY, "unknown", Set.of(), Set.of(), null, null, Set.of(), NOBODY, origin);
    }

    /** A stranger who claims to be this person, for the record of the attempt. */
    public Caller claimingToBe(UUID claimed, String claimedName) {
        return new Caller(claimed, claimedName, Set.of(), Set.of(), null, null, Set.of(), NOBODY, origin);
    }

    /** The same person, asking from there. */
    public Caller at(Origin origin) {
        return new Caller(userId, name, roles, permissions, patientId, doctorId, departmentIds, sessionId, origin);
    }

    public boolean isSystem() {
        return roles.contains("system");
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
