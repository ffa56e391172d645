package health.salus.auth.internal.sessions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody shows to sign in. */
record SignInRequest(
        @NotBlank @Size(max = 254) @Schema(examples = "receptionist@demo.salus.example")
        String email,

        @NotEmpty @Size(max = 1024) String password,

        @Size(max = 20) @Schema(description = "Code of a second factor, once one is enrolled.") @Nullable String otp) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SignInRequest";
    }
}
