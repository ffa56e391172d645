package health.salus.imports.internal.synthea;

import health.salus.appointments.Appointments;
import health.salus.appointments.ImportedVisit;
import health.salus.departments.LocationView;
import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.rows.WrongField;
import health.salus.imports.internal.run.Batch;
import health.salus.imports.internal.run.KnownIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Synthea's encounters as past appointments. They occupy no time, so they may overlap. */
@ApplicationScoped
public class SyntheaVisits {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Appointments appointments;
    private final SyntheaHospital hospital;

    SyntheaVisits(Appointments appointments, SyntheaHospital hospital) {
        this.appointments = appointments;
        this.hospital = hospital;
    }

    Batch<?> encounters(List<Row> rows, KnownIds known) {
        var ids = new Ids(
                known.of(SyntheaFile.PATIENTS.noun(), SyntheaHospital.values(rows, "PATIENT")),
                known.of(SyntheaFile.PROVIDERS.noun(), SyntheaHospital.values(rows, "PROVIDER")),
                known.of(SyntheaFile.ORGANIZATIONS.noun(), SyntheaHospital.values(rows, "ORGANIZATION")));
        Map<UUID, LocationView> locations =
                hospital.locations(List.copyOf(Set.copyOf(ids.locations().values())));
        return new Batch<>(rows, row -> row.required("ID"), row -> visit(row, ids, locations))
                .send(visits -> appointments.importPastVisits(SyntheaHospital.SOURCE, visits));
    }

    private record Ids(Map<String, UUID> patients, Map<String, UUID> doctors, Map<String, UUID> locations) {}

    private static ImportedVisit visit(Row row, Ids ids, Map<UUID, LocationView> locations) {
        Instant start = SyntheaRows.requiredMoment(row, "START");
        Instant end = SyntheaRows.requiredMoment(row, "STOP");
        if (end.isBefore(start)) {
            throw new WrongField("STOP", "The end lies before the start.");
        }
        UUID locationId = found(row, "ORGANIZATION", ids.locations());
        LocationView location = locations.get(locationId);
        return new ImportedVisit(
                row.required("ID"),
                found(row, "PATIENT", ids.patients()),
                found(row, "PROVIDER", ids.doctors()),
                location == null || location.departmentIds().isEmpty()
                        ? null
                        : location.departmentIds().getFirst(),
                locationId,
                start,
                end.isBefore(start.plus(SHORTEST)) ? start.plus(SHORTEST) : end,
                type(row.text("ENCOUNTERCLASS")),
                reason(row));
    }

    private static UUID found(Row row, String column, Map<String, UUID> ids) {
        UUID id = ids.get(row.required(column));
        if (id == null) {
            throw new WrongField(column, "Nobody and nothing with this id was taken over.");
        }
        return id;
    }

    private static String type(@Nullable String encounterClass) {
        return switch (Objects.requireNonNullElse(encounterClass, "")) {
            case "wellness" -> "check-up";
            case "inpatient", "snf", "hospice" -> "procedure";
            default -> "consultation";
        };
    }

    private static @Nullable String reason(Row row) {
        String reason = row.text("REASONDESCRIPTION");
        String text = reason == null ? row.text("DESCRIPTION") : reason;
        return text == null || text.length() <= 500 ? text : text.substring(0, 500);
    }
}
