package health.salus.patients.internal.access;

import health.salus.patients.CallerRef;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who may open a patient's full record.
 *
 * <ul>
 *   <li>The hospital's staff at the desk, in the pharmacy, the laboratory, billing and audit: every record, as their
 *       permissions allow.
 *   <li>Doctors and nurses: records of patients they or one of their departments look after, or whom they registered
 *       themselves; any other for four hours after breaking the glass.
 *   <li>Patients: their own record; of others they do not even learn that they exist.
 * </ul>
 */
@ApplicationScoped
public class RecordAccess {
    private static final Set<String> LOOKING_AFTER_PATIENTS = Set.of("doctor", "nurse");
    private static final Set<String> EVERY_RECORD = Set.of(
            "system",
            "admin",
            "receptionist",
            "pharmacist",
            "billing-clerk",
            "lab-technician",
            "auditor",
            "integration");

    private final Database database;
    private final Clock clock;

    RecordAccess(@Schema("patients") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Lets the caller pass, or throws.
     *
     * @throws Failure.NotFound for patients who ask for somebody else
     * @throws BreakGlassRequired for doctors and nurses who do not look after the patient
     */
    public void mustBeAllowed(Caller caller, UUID patientId) {
        var who = CallerRef.of(caller);
        if (mayReadEvery(who) || mayRead(patientId, who)) {
            return;
        }
        if (isPatientOnly(who)) {
            throw new Failure.NotFound("patient");
        }
        throw new BreakGlassRequired();
    }

    /** @throws Failure.Forbidden for patients: lists of people are for the hospital */
    public void mustBeStaff(Caller caller) {
        if (isPatientOnly(CallerRef.of(caller))) {
            throw new Failure.Forbidden("forbidden", "You may not do this.");
        }
    }

    public boolean isPatientOnly(Caller caller) {
        return isPatientOnly(CallerRef.of(caller));
    }

    public boolean mayRead(UUID patientId, CallerRef caller) {
        return mayReadEvery(caller) || isThemselves(caller, patientId) || looksAfter(caller, patientId);
    }

    static boolean mayReadEvery(CallerRef caller) {
        return caller.roles().stream().anyMatch(EVERY_RECORD::contains);
    }

    static boolean isPatientOnly(CallerRef caller) {
        return !mayReadEvery(caller) && caller.roles().stream().noneMatch(LOOKING_AFTER_PATIENTS::contains);
    }

    private static boolean isThemselves(CallerRef caller, UUID patientId) {
        return patientId.equals(caller.patientId());
    }

    private boolean looksAfter(CallerRef caller, UUID patientId) {
        if (caller.roles().stream().noneMatch(LOOKING_AFTER_PATIENTS::contains)) {
            return false;
        }
        List<UUID> carers = new ArrayList<>(caller.departmentIds());
        if (caller.doctorId() != null) {
            carers.add(caller.doctorId());
        }
        return database.read(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM patients.care_relationship
                                       WHERE patient_id = :patientId AND carer_id = ANY(:carers::uuid[]))
                            OR EXISTS (SELECT FROM patients.patient WHERE id = :patientId AND registered_by = :userId)
                            OR EXISTS (SELECT FROM patients.break_glass
                                       WHERE patient_id = :patientId AND user_id = :userId AND expires_at > :now)
                        """)
                .bind("patientId", patientId)
                .bind("carers", carers.toArray(UUID[]::new))
                .bind("userId", caller.userId())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one());
    }
}
