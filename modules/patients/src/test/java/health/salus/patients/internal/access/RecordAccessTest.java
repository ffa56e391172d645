package health.salus.patients.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.patients.BreakGlassUsed;
import health.salus.patients.internal.access.CareRelationships.Visit;
import health.salus.patients.internal.access.CareRelationships.Visits;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordAccessTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("patients");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final UUID patient = UUID.randomUUID();
    private final UUID cardiology = UUID.randomUUID();
    private final Caller doctor = Callers.doctor(UUID.randomUUID());
    private RecordAccess access;
    private BreakGlass breakGlass;

    @BeforeEach
    void prepare() {
        postgres.empty();
        access = new RecordAccess(postgres.database(), clock);
        breakGlass = new BreakGlass(postgres.database(), clock);
        postgres.database()
                .run(transaction -> transaction
                        .handle()
                        .createUpdate("""
                                INSERT INTO patients.patient (id, mrn, given_name, family_name, birth_date, gender,
                                    created_at, updated_at, registered_by, family_key, given_key)
                                VALUES (:id, '100000004', 'Anna', 'Meier', '1980-03-12', 'female', now(), now(), :id, 'meier', 'anna')
                                """)
                        .bind("id", patient)
                        .execute());
    }

    @Test
    void theDeskAndTheAdministrationOpenEveryRecord() {
        assertThatCode(() -> access.mustBeAllowed(Callers.receptionist(), patient))
                .doesNotThrowAnyException();
        assertThatCode(() -> access.mustBeAllowed(Callers.admin(), patient)).doesNotThrowAnyException();
    }

    @Test
    void aDoctorWithoutARelationshipMustBreakTheGlass() {
        assertThatThrownBy(() -> access.mustBeAllowed(doctor, patient)).isInstanceOf(BreakGlassRequired.class);
        assertThatThrownBy(() -> access.mustBeAllowed(Callers.nurse(), patient)).isInstanceOf(BreakGlassRequired.class);
    }

    @Test
    void anAppointmentMakesTheDoctorAndTheDepartmentCarers() {
        book(doctor.doctorId());

        assertThatCode(() -> access.mustBeAllowed(doctor, patient)).doesNotThrowAnyException();
        assertThatCode(() -> access.mustBeAllowed(worksIn(cardiology), patient)).doesNotThrowAnyException();
        assertThatThrownBy(() -> access.mustBeAllowed(worksIn(UUID.randomUUID()), patient))
                .isInstanceOf(BreakGlassRequired.class);
    }

    @Test
    void visitsOfAnotherSystemMakeCarersToo() {
        UUID surgeon = UUID.randomUUID();
        postgres.database()
                .run(transaction -> new CareRelationships.FromImport()
                        .handle(
                                transaction,
                                new Visits(List.of(
                                        new Visit(patient, doctor.doctorId(), cardiology),
                                        new Visit(patient, surgeon, null)))));

        assertThatCode(() -> access.mustBeAllowed(doctor, patient)).doesNotThrowAnyException();
        assertThatCode(() -> access.mustBeAllowed(Callers.doctor(surgeon), patient))
                .doesNotThrowAnyException();
        assertThatCode(() -> access.mustBeAllowed(worksIn(cardiology), patient)).doesNotThrowAnyException();
    }

    @Test
    void hearingOfAnAppointmentTwiceIsHearingOnce() {
        book(doctor.doctorId());
        book(doctor.doctorId());

        assertThatCode(() -> access.mustBeAllowed(doctor, patient)).doesNotThrowAnyException();
    }

    @Test
    void brokenGlassLastsFourHoursForWhoBrokeIt() {
        breakGlass.run(doctor, patient, "unconscious, allergies unknown");

        assertThatCode(() -> access.mustBeAllowed(doctor, patient)).doesNotThrowAnyException();
        assertThatThrownBy(() -> access.mustBeAllowed(Callers.doctor(UUID.randomUUID()), patient))
                .isInstanceOf(BreakGlassRequired.class);
        clock.move(Duration.ofHours(4));
        assertThatThrownBy(() -> access.mustBeAllowed(doctor, patient)).isInstanceOf(BreakGlassRequired.class);
    }

    @Test
    void breakingTheGlassIsReported() {
        breakGlass.run(doctor, patient, "unconscious, allergies unknown");

        assertThat(postgres.published(BreakGlassUsed.class))
                .singleElement()
                .returns(doctor.userId(), BreakGlassUsed::userId);
        assertThat(postgres.recorded())
                .singleElement()
                .returns("patients:break-glass", AccessRecord::action)
                .returns("unconscious, allergies unknown", AccessRecord::purpose);
    }

    @Test
    void nobodyBreaksTheGlassOfAPatientWhoDoesNotExist() {
        assertThatThrownBy(() -> breakGlass.run(doctor, UUID.randomUUID(), "unconscious, allergies unknown"))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void patientsSeeThemselvesAndNobodyElse() {
        assertThatCode(() -> access.mustBeAllowed(Callers.patient(patient), patient))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> access.mustBeAllowed(Callers.patient(UUID.randomUUID()), patient))
                .isInstanceOf(Failure.NotFound.class);
        assertThatThrownBy(() -> access.mustBeStaff(Callers.patient(patient))).isInstanceOf(Failure.Forbidden.class);
    }

    private void book(UUID doctorId) {
        postgres.database()
                .run(transaction -> new CareRelationships.FromBooking()
                        .handle(transaction, new Visit(patient, doctorId, cardiology)));
    }

    private static Caller worksIn(UUID department) {
        Caller nurse = Callers.nurse();
        return new Caller(
                nurse.userId(),
                nurse.name(),
                nurse.roles(),
                nurse.permissions(),
                null,
                null,
                Set.of(department),
                nurse.sessionId(),
                nurse.origin());
    }
}
