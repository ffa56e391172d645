package health.salus.audit.internal.search;

import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries are looked for; what is absent does not matter. For {@code @BeanParam}. */
public final class AuditFilter {
    @QueryParam("patientId")
    @Nullable UUID patientId;

    @QueryParam("userId")
    @Nullable UUID userId;

    @QueryParam("action")
    @Size(max = 100) @Parameter(description = "Such as `patients:read`.")
    @Nullable String action;

    @QueryParam("module")
    @Pattern(regexp = "[a-z-]{1,40}") @Parameter(description = "The noun of the action, such as `patients`.")
    @Nullable String module;

    @QueryParam("outcome")
    @Pattern(regexp = "success|denied|failure") @Nullable String outcome;

    @QueryParam("from")
    @Size(max = 40) @Parameter(description = "Instant or date (UTC) from which on.", example = "2026-11-01")
    @Nullable String from;

    @QueryParam("to")
    @Size(max = 40) @Parameter(description = "Instant before which, or last date (UTC).", example = "2026-11-30")
    @Nullable String to;

    public static AuditFilter ofPatient(UUID patientId) {
        var filter = new AuditFilter();
        filter.patientId = patientId;
        return filter;
    }

    @Nullable UUID patient() {
        return patientId;
    }

    @Nullable Instant start() {
        return from == null ? null : instant("from", from, 0);
    }

    @Nullable Instant end() {
        return to == null ? null : instant("to", to, 1);
    }

    private static Instant instant(String name, String text, int daysAfter) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Failure.Malformed(
                    "A filter has the wrong form.",
                    new FieldError("?" + name, "wrong-form", "Give a date (2026-11-24) or an instant."));
        }
    }

    /** What was looked for, for the record of the search itself. */
    String described() {
        var words = new StringBuilder();
        add(words, "patientId", patientId);
        add(words, "userId", userId);
        add(words, "action", action);
        add(words, "module", module);
        add(words, "outcome", outcome);
        add(words, "from", from);
        add(words, "to", to);
        return words.toString().strip();
    }

    private static void add(StringBuilder words, String name, @Nullable Object value) {
        if (value != null) {
            words.append(name).append('=').append(value).append(' ');
        }
    }
}
