package health.salus.doctors.internal.doctor;

import health.salus.doctors.DoctorSummary;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A doctor as the people who administer and book them see them.
 *
 * @param leaving still active, but takes no new appointments: a departure is under way
 */
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
        boolean leaving,
        long version) {

    static String displayName(String givenName, String familyName) {
        return "Dr. " + givenName + " " + familyName;
    }

    /** The same doctor, working here and leaving as said. */
    DoctorView staying(boolean here, boolean going) {
        return new DoctorView(
                id,
                givenName,
                familyName,
                displayName,
                specialties,
                departmentIds,
                licenceNumber,
                languages,
                email,
                phone,
                here,
                going,
                version);
    }

    DoctorSummary summary() {
        return new DoctorSummary(id, displayName, specialties, departmentIds, active, leaving);
    }
}
