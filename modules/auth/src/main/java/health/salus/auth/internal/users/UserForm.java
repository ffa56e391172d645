package health.salus.auth.internal.users;

import health.salus.platform.web.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator fills in about a user. There is no password: everybody chooses their own. */
record UserForm(
        @NotBlank @Email @Size(max = 254) @PlainText @Schema(examples = "r.lindner@clinic.example")
        String email,

        @NotBlank @Size(max = 120) @PlainText(symbols = false) @Schema(examples = "Rosa Lindner")
        String displayName,

        @NotEmpty @Size(max = 10) @Schema(examples = "[\"receptionist\"]")
        List<@NotBlank @Size(max = 40) String> roles,

        @Size(max = 50) @Nullable List<@NotNull UUID> departmentIds,
        @Nullable UUID doctorId,
        @Nullable UUID patientId,

        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Size(max = 35) @Nullable String language,

        @Nullable Boolean active) {

    static UserForm of(User user) {
        return new UserForm(
                user.email(),
                user.displayName(),
                user.roleWords(),
                List.copyOf(user.departmentIds()),
                user.doctorId(),
                user.patientId(),
                user.language(),
                user.active());
    }

    /** The user with these values in place of theirs. */
    User applyTo(User user) {
        Set<Role> chosen = roles.stream().map(Role::of).collect(Collectors.toUnmodifiableSet());
        if (chosen.contains(Role.PATIENT) && patientId == null) {
            throw new PatientMustBeLinked();
        }
        return new User(
                user.id(),
                UserRepository.normalised(email),
                displayName.strip(),
                chosen,
                departmentIds == null ? Set.of() : Set.copyOf(departmentIds),
                doctorId,
                patientId,
                language,
                active == null || active,
                user.epoch(),
                user.version(),
                user.createdAt(),
                user.lastLoginAt());
    }
}
