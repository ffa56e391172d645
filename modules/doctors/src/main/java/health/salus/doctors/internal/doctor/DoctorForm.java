package health.salus.doctors.internal.doctor;

import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to register or change a doctor.
 *
 * @param specialties codes, the main one first
 * @param active absent means active
 */
public record DoctorForm(
        @Schema(examples = "Aylin") @NotBlank @Size(max = 100) @PlainText(symbols = false)
        String givenName,

        @Schema(examples = "Yıldız") @NotBlank @Size(max = 100) @PlainText(symbols = false)
        String familyName,

        @Schema(examples = "[\"cardiology\"]") @Size(min = 1, max = 10) List<@NotNull @Pattern(regexp = "[a-z-]{1,40}") String> specialties,

        @Size(max = 50) List<@NotNull UUID> departmentIds,

        @Schema(examples = "BE-2014-04711", description = "Unique; letters, digits and / . -")
        @NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9/.-]{2,39}", message = "must be 3 to 40 letters, digits and / . -") String licenceNumber,

        @Schema(examples = "[\"de\", \"tr\"]") @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}") String> languages,

        @Email @Size(max = 254) @Nullable String email,

        @Pattern(regexp = "[+0-9 ()./-]{3,40}", message = "must be 3 to 40 digits, blanks and + ( ) . / -") @Nullable String phone,

        @Nullable Boolean active) {

    public DoctorForm {
        givenName = Text.orEmpty(givenName);
        familyName = Text.orEmpty(familyName);
        licenceNumber = Text.orEmpty(licenceNumber).toUpperCase(Locale.ROOT);
        email = Text.tidy(email);
        phone = Text.tidy(phone);
        specialties = once(specialties);
        departmentIds = once(departmentIds);
        languages = once(languages);
    }

    private static <T> List<T> once(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }

    static DoctorForm of(DoctorView doctor) {
        return new DoctorForm(
                doctor.givenName(),
                doctor.familyName(),
                doctor.specialties(),
                doctor.departmentIds(),
                doctor.licenceNumber(),
                doctor.languages(),
                doctor.email(),
                doctor.phone(),
                doctor.active());
    }

    public DoctorView doctor(UUID id, long version) {
        return new DoctorView(
                id,
                givenName,
                familyName,
                DoctorView.displayName(givenName, familyName),
                specialties,
                departmentIds.stream().sorted().toList(),
                licenceNumber,
                languages,
                email,
                phone,
                !Boolean.FALSE.equals(active),
                false,
                version);
    }
}
