package health.salus.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in, as others see them.
 *
 * @param permissions what their roles allow, as {@code noun:verb}
 * @param doctorId the doctor this person is, if one
 * @param patientId the patient this person is, if one
 * @param language BCP 47
 */
@Schema(name = "User")
public record UserView(
        UUID id,
        String email,
        String displayName,
        List<String> roles,
        List<String> permissions,
        @Nullable UUID doctorId,
        @Nullable UUID patientId,
        List<UUID> departmentIds,
        @Nullable String language,
        boolean active,
        long version,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {}
