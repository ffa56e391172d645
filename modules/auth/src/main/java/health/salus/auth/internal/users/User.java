package health.salus.auth.internal.users;

import health.salus.auth.UserView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param epoch raised when their rights change, so that access tokens given before are refused
 */
public record User(
        UUID id,
        String email,
        String displayName,
        Set<Role> roles,
        Set<UUID> departmentIds,
        @Nullable UUID doctorId,
        @Nullable UUID patientId,
        @Nullable String language,
        boolean active,
        long epoch,
        long version,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    public UserView view() {
        return new UserView(
                id,
                email,
                displayName,
                roleWords(),
                List.copyOf(Role.permissionsOf(roles)),
                doctorId,
                patientId,
                departmentIds.stream().sorted().toList(),
                language,
                active,
                version,
                createdAt,
                lastLoginAt);
    }

    /** In the order of the table of roles. */
    public List<String> roleWords() {
        return roles.stream().sorted().map(Role::word).toList();
    }

    /** This change as the next version, and as a new epoch if it changes what they may do. */
    User following(User old) {
        return new User(
                id,
                email,
                displayName,
                roles,
                departmentIds,
                doctorId,
                patientId,
                language,
                active,
                hasOtherRightsThan(old) ? old.epoch + 1 : old.epoch,
                old.version + 1,
                createdAt,
                lastLoginAt);
    }

    /** Whether a token that was right for the other one would say too much or too little for this one. */
    private boolean hasOtherRightsThan(User other) {
        return !roles.equals(other.roles)
                || !departmentIds.equals(other.departmentIds)
                || !Objects.equals(doctorId, other.doctorId)
                || !Objects.equals(patientId, other.patientId)
                || active != other.active;
    }
}
