package health.salus.auth.internal.users;

import health.salus.platform.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What people may change about themselves. */
record OwnForm(
        @NotBlank @Size(max = 120) @PlainText(symbols = false)
        String displayName,

        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") @Size(max = 35) @Nullable String language) {

    static OwnForm of(User user) {
        return new OwnForm(user.displayName(), user.language());
    }

    User applyTo(User user) {
        return new User(
                user.id(),
                user.email(),
                displayName.strip(),
                user.roles(),
                user.departmentIds(),
                user.doctorId(),
                user.patientId(),
                language,
                user.active(),
                user.epoch(),
                user.version(),
                user.createdAt(),
                user.lastLoginAt());
    }
}
