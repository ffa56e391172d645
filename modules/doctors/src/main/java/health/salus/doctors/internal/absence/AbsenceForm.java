package health.salus.doctors.internal.absence;

import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is filled in when a doctor is away. */
record AbsenceForm(
        @Schema(examples = "2026-08-03T00:00:00Z") @NotNull Instant start,
        @Schema(examples = "2026-08-15T00:00:00Z") @NotNull Instant end,
        @NotNull AbsenceKind kind,

        @Size(max = 500) @PlainText(lines = true) @Nullable String note) {

    AbsenceForm {
        note = Text.tidy(note);
    }

    static AbsenceForm of(Absence absence) {
        return new AbsenceForm(absence.start(), absence.end(), absence.kind(), absence.note());
    }

    Absence absence(UUID id, UUID doctorId, long version) {
        return new Absence(id, doctorId, start, end, kind, note, version);
    }
}
