package health.salus.imports.internal.synthea;

import health.salus.departments.Departments;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationView;
import health.salus.doctors.Doctors;
import health.salus.doctors.ImportedProvider;
import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.run.Batch;
import health.salus.imports.internal.run.KnownIds;
import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.ImportedPatient;
import health.salus.patients.Patients;
import health.salus.platform.imports.ImportOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Synthea's organizations, providers and patients, in the hospital's own words. */
@ApplicationScoped
public class SyntheaHospital {
    public static final String SOURCE = "synthea";
    private static final String COUNTRY = "US";
    private static final Set<String> UNINSURED = Set.of("NO_INSURANCE", "NO INSURANCE");

    private final Departments departments;
    private final Doctors doctors;
    private final Patients patients;

    SyntheaHospital(Departments departments, Doctors doctors, Patients patients) {
        this.departments = departments;
        this.doctors = doctors;
        this.patients = patients;
    }

    Batch<?> organizations(List<Row> rows) {
        return new Batch<>(
                        rows,
                        row -> row.required("ID"),
                        row -> new ImportedOrganization(
                                SOURCE,
                                row.required("ID"),
                                String.valueOf(SyntheaRows.spoken(row.required("NAME"))),
                                SyntheaRows.spoken(row.text("ADDRESS")),
                                SyntheaRows.spoken(row.text("CITY")),
                                row.text("STATE"),
                                row.text("ZIP"),
                                COUNTRY,
                                row.text("PHONE")))
                .send(departments::importOrganizations);
    }

    Batch<?> providers(List<Row> rows, KnownIds known) {
        Map<String, List<UUID>> departmentsOf = departmentsOf(rows, known);
        return new Batch<>(
                        rows,
                        row -> row.required("ID"),
                        row -> new ImportedProvider(
                                SOURCE,
                                row.required("ID"),
                                SyntheaRows.name(row, "NAME"),
                                row.required("SPECIALITY"),
                                departmentsOf.getOrDefault(row.required("ORGANIZATION"), List.of())))
                .send(doctors::importProviders);
    }

    private Map<String, List<UUID>> departmentsOf(List<Row> rows, KnownIds known) {
        Map<String, UUID> locations = known.of(SyntheaFile.ORGANIZATIONS.noun(), values(rows, "ORGANIZATION"));
        Map<UUID, LocationView> views = departments.locations(List.copyOf(Set.copyOf(locations.values()))).stream()
                .collect(Collectors.toMap(LocationView::id, Function.identity()));
        Map<String, List<UUID>> departmentsOf = new HashMap<>();
        locations.forEach((organization, locationId) -> {
            LocationView view = views.get(locationId);
            departmentsOf.put(organization, view == null ? List.of() : view.departmentIds());
        });
        return departmentsOf;
    }

    /** The payers' names by id; there are about ten, and they live on only as names on policies. */
    static Map<String, String> payers(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.text("ID") != null && row.text("NAME") != null)
                .collect(Collectors.toMap(
                        row -> row.required("ID"), row -> row.required("NAME"), (first, second) -> first));
    }

    static boolean insures(@Nullable String payer) {
        return payer != null && !UNINSURED.contains(payer.toUpperCase(Locale.ROOT));
    }

    Batch<?> patients(List<Row> rows) {
        return new Batch<>(rows, row -> row.required("ID"), SyntheaHospital::patient).send(patients::importPatients);
    }

    private static ImportedPatient patient(Row row) {
        return new ImportedPatient(
                SOURCE,
                row.required("ID"),
                SyntheaRows.name(row, "FIRST"),
                SyntheaRows.name(row, "LAST"),
                SyntheaRows.optionalName(row, "MIDDLE"),
                SyntheaRows.date(row, "BIRTHDATE"),
                gender(row),
                List.of(),
                null,
                address(row),
                List.of(),
                null,
                null,
                SyntheaRows.moment(row, "DEATHDATE"));
    }

    private static Gender gender(Row row) {
        return switch (row.required("GENDER")) {
            case "M" -> Gender.MALE;
            case "F" -> Gender.FEMALE;
            default -> Gender.UNKNOWN;
        };
    }

    private static List<Address> address(Row row) {
        String line = row.text("ADDRESS");
        String city = row.text("CITY");
        return line == null || city == null
                ? List.of()
                : List.of(new Address(line, city, row.text("STATE"), row.text("ZIP"), COUNTRY, Address.Kind.HOME));
    }

    static Set<String> values(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.text(column))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }

    List<ImportOutcome> policies(List<health.salus.patients.ImportedPolicy> policies) {
        return patients.importPolicies(policies);
    }

    Map<UUID, LocationView> locations(List<UUID> ids) {
        return departments.locations(ids).stream().collect(Collectors.toMap(LocationView::id, Function.identity()));
    }
}
