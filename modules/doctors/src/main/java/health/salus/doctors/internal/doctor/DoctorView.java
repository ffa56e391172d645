package health.salus.doctors.internal.doctor;

import health.salus.doctors.DoctorSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A doctor as the people who administer and book them see them. */
public record DoctorView(
        UUID id,
        String givenName,
        String familyName,
        String displayName,
        List<String> specialties,
        List<UUID> departmentIds,
        String licenceNumber,
        List<String> languages,
        @Nullable String email,
        @Nullable String phone,
        boolean active,
        long version) {

    static String displayName(String givenName, String familyName) {
        return "Dr. " + givenName + " " + familyName;
    }

    DoctorSummary summary() {
        return new DoctorSummary(id, displayName, specialties, departmentIds, active);
    }
}
