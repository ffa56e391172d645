package health.salus.patients.internal.contacts;

import health.salus.patients.Phone;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is filled in for an emergency contact. */
@Schema(name = "EmergencyContactForm", description = "Whom to call; priority 1 is called first.")
public record ContactForm(
        @Schema(examples = "Elif Yılmaz") @NotBlank @Size(max = 200) @PlainText
        String name,

        @Schema(examples = "sister") @NotBlank @Size(max = 50) @PlainText
        String relationship,

        @Schema(examples = "+49 30 1234567")
        @NotNull @Size(min = 3, max = 40) @Pattern(regexp = Phone.FORM, message = "must be a phone number such as +49 30 1234567") String phone,

        @Min(1) @Max(20) Integer priority) {

    public ContactForm {
        name = Text.orEmpty(name);
        relationship = Text.orEmpty(relationship);
        phone = Text.orEmpty(phone);
        priority = Objects.requireNonNullElse(priority, 1);
    }

    static ContactForm of(EmergencyContact contact) {
        return new ContactForm(contact.name(), contact.relationship(), contact.phone(), contact.priority());
    }

    public EmergencyContact as(UUID id, long version) {
        return new EmergencyContact(id, name, relationship, phone, priority, version);
    }
}
