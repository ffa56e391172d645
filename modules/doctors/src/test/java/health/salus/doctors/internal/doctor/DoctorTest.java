package health.salus.doctors.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.salus.doctors.DoctorRegistered;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.internal.OneLocation;
import health.salus.doctors.internal.availability.Places;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.booked.AffectedAppointments;
import health.salus.doctors.internal.booked.OnAffected;
import health.salus.doctors.internal.departure.Leaving;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.MergePatch;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("doctors");

    final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    final ReadDoctors doctors = new ReadDoctors(postgres.database());
    final DoctorRules rules = new DoctorRules(new OneLocation());
    final RegisterDoctor register = new RegisterDoctor(postgres.database(), rules, clock);
    final Places places = new Places(new OneLocation(), TestCaches.caches());
    final Rosters rosters = new Rosters(postgres.database(), TestCaches.caches());
    final ChangeDoctor change = new ChangeDoctor(
            postgres.database(),
            doctors,
            rules,
            rosters,
            new AffectedAppointments(postgres.database(), places, clock),
            new Leaving(postgres.database(), rosters, clock).begin,
            new MergePatch(Validation.buildDefaultValidatorFactory().getValidator()),
            clock);

    @BeforeEach
    void empty() {
        postgres.database().run(transaction -> {
            transaction.handle().execute("DELETE FROM doctors.doctor_specialty");
            transaction.handle().execute("DELETE FROM doctors.doctor_department");
            transaction.handle().execute("DELETE FROM doctors.doctor");
        });
    }

    @Test
    void isRegisteredOnceForEachLicence() {
        var doctor = register("Aylin", "Yıldız", "be-1");
        assertThat(doctors.one(doctor.id())).isEqualTo(doctor);
        assertThat(postgres.published(DoctorRegistered.class)).contains(new DoctorRegistered(doctor.id()));
        assertThatThrownBy(() -> register("Other", "Person", "BE-1")).isInstanceOf(LicenceNumberTaken.class);
    }

    @Test
    void hasSpecialtiesOfTheCatalogue() {
        assertThat(doctors.specialties()).hasSizeGreaterThanOrEqualTo(30);
        var form = new DoctorForm("A", "B", List.of("alchemy"), List.of(), "BE-2", List.of(), null, null, null);
        assertThatThrownBy(() -> register.run(Callers.admin(), form)).isInstanceOf(UnknownSpecialty.class);
    }

    @Test
    void isFoundByTheBeginningOfANameWhateverTheAccents() {
        register("Aylin", "Yıldız", "BE-1");
        register("Matthias", "Brückner", "BE-2");
        register("Grace", "Okonkwo-Bennett", "BE-3");
        register("Siobhán", "O’Donoghue", "BE-4");
        assertThat(found("bruck")).containsExactly("Brückner");
        assertThat(found("BENN gra")).containsExactly("Okonkwo-Bennett");
        assertThat(found("siobhan o'don")).containsExactly("O’Donoghue");
        assertThat(found("ckner")).isEmpty();
        assertThat(found("%")).hasSize(4);
    }

    @Test
    void isChangedUnlessSomebodyWasFaster() {
        var doctor = register("Aylin", "Yıldız", "BE-1");
        var patch = JsonNodeFactory.instance
                .objectNode()
                .put("familyName", "Yıldız-Kaya")
                .put("active", false);
        var changed = change.run(Callers.admin(), doctor.id(), 1, patch, OnAffected.REFUSE);
        assertThat(changed.displayName()).isEqualTo("Dr. Aylin Yıldız-Kaya");
        assertThat(doctors.one(doctor.id())).isEqualTo(changed);
        assertThatThrownBy(() -> change.run(Callers.admin(), doctor.id(), 1, patch, OnAffected.REFUSE))
                .isInstanceOf(Failure.StaleVersion.class);
    }

    @Test
    void hasANameThatCanBeRead() {
        var doctor = register("Aylin", "Yıldız", "BE-1");
        for (String name : List.of("", "a\u0000b", "\u202Eoops", "\u200Fx", "Anna 😀", "x".repeat(101))) {
            var patch = JsonNodeFactory.instance.objectNode().put("givenName", name);
            assertThatThrownBy(() -> change.run(Callers.admin(), doctor.id(), 1, patch, OnAffected.REFUSE))
                    .as(name)
                    .isInstanceOf(ConstraintViolationException.class);
        }
    }

    @Test
    void takesNoAppointmentsFromTheMomentTheDepartureBeginsAndIsShownAllTheSame() {
        var doctor = register("Aylin", "Yıldız", "BE-1");
        var leaves = JsonNodeFactory.instance.objectNode().put("active", false).put("phone", "+49 30 1");

        var leaving = change.run(Callers.admin(), doctor.id(), 1, leaves, OnAffected.MOVE);

        assertThat(leaving.active()).isTrue();
        assertThat(leaving.leaving()).isTrue();
        assertThat(leaving.phone()).isEqualTo("+49 30 1");
        assertThat(doctors.one(doctor.id())).isEqualTo(leaving);
        assertThat(rosters.fresh(doctor.id()).active()).isFalse();
        List<DoctorSummary> bookable =
                postgres.database().read(handle -> DoctorRepository.active(handle, "cardiology", null));
        assertThat(bookable).isEmpty();
        assertThat(found("yil")).containsExactly("Yıldız");
    }

    @Test
    void mayBeRenamedButNotLeaveTwiceWhileLeaving() {
        var doctor = register("Aylin", "Yıldız", "BE-1");
        var leaves = JsonNodeFactory.instance.objectNode().put("active", false);
        var leaving = change.run(Callers.admin(), doctor.id(), 1, leaves, OnAffected.MOVE);

        for (OnAffected again : OnAffected.values()) {
            assertThatThrownBy(() -> change.run(Callers.admin(), doctor.id(), leaving.version(), leaves, again))
                    .hasMessageContaining("leaving already");
        }
        var renamed = change.run(
                Callers.admin(),
                doctor.id(),
                leaving.version(),
                JsonNodeFactory.instance.objectNode().put("givenName", "Ay"),
                OnAffected.REFUSE);
        assertThat(renamed.leaving()).isTrue();
        assertThat(renamed.givenName()).isEqualTo("Ay");
    }

    private List<String> found(String typed) {
        return doctors.page(DoctorQuery.typed(typed)).data().stream()
                .map(DoctorView::familyName)
                .toList();
    }

    private DoctorView register(String givenName, String familyName, String licence) {
        return register.run(
                Callers.admin(),
                new DoctorForm(
                        givenName,
                        familyName,
                        List.of("cardiology"),
                        List.of(),
                        licence,
                        List.of("de"),
                        null,
                        null,
                        null));
    }
}
