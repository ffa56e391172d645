package health.salus.doctors.internal.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.doctors.DoctorDepartureBegun;
import health.salus.doctors.DoctorDepartureRefused;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.internal.availability.Rosters;
import health.salus.doctors.internal.departure.DepartureView.Stage;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.platform.data.Database;
import health.salus.platform.saga.UnderWay;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestCaches;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DepartureTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("doctors");

    private final MovableClock clock = MovableClock.at("2026-03-02T08:00:00Z");
    private final Caller admin = Callers.admin();
    private Leaving leaving;
    private UUID doctor;
    private UUID departure;

    @BeforeEach
    void begin() {
        var rosters = new Rosters(database(), TestCaches.caches());
        leaving = new Leaving(database(), rosters, clock);
        doctor = UUID.randomUUID();
        database()
                .run(transaction -> transaction
                        .handle()
                        .execute("""
                INSERT INTO doctors.doctor (id, given_name, family_name, licence_number) VALUES (?, 'Ada', 'Kay', ?)""", doctor, doctor.toString().toUpperCase(Locale.ROOT)));
        database().run(transaction -> leaving.begin.begin(transaction, doctor, admin));
        departure = leaving.view(doctor).id();
        leaving.goOn();
    }

    @Test
    void endsWithADoctorWhoIsInactiveOnceEverythingIsSettled() {
        assertThat(postgres.published(DoctorDepartureBegun.class))
                .contains(new DoctorDepartureBegun(departure, doctor));
        assertThat(stage()).isEqualTo(Stage.PROPOSING);
        leaving.proposed(departure);
        assertThat(stage()).isEqualTo(Stage.DECIDING);
        assertThat(summary().leaving()).isTrue();

        leaving.settled(departure);

        assertThat(stage()).isEqualTo(Stage.DONE);
        assertThat(summary().active()).isFalse();
        assertThat(summary().leaving()).isFalse();
        assertThat(postgres.recorded())
                .anySatisfy(record -> assertThat(record.action()).isEqualTo("doctors:leave"));
        assertThatThrownBy(() -> leaving.undo.undo(doctor, admin)).hasMessageContaining("over");
    }

    @Test
    void doesNotMindTheOrderInWhichItHears() {
        leaving.settled(departure);
        leaving.proposed(departure);

        assertThat(stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void isUndoneOnceTheAppointmentsArePutBack() {
        leaving.proposed(departure);

        assertThat(leaving.undo.undo(doctor, admin).stage()).isEqualTo(Stage.UNDOING);
        leaving.goOn();
        assertThat(postgres.published(DoctorDepartureRefused.class))
                .contains(new DoctorDepartureRefused(departure, doctor));
        assertThat(summary().leaving())
                .as("nobody takes the old times before they are given back")
                .isTrue();
        leaving.settled(departure);
        leaving.putBack(departure);

        assertThat(stage()).isEqualTo(Stage.UNDONE);
        assertThat(leaving.view(doctor).undoneFor()).isEqualTo("refused");
        assertThat(summary().takesAppointments()).isTrue();
    }

    @Test
    void isUndoneWhenNobodyDecidesForAMonth() {
        leaving.proposed(departure);

        clock.move(Duration.ofDays(30));
        leaving.goOn();
        leaving.putBack(departure);

        assertThat(leaving.view(doctor).undoneFor()).isEqualTo("late");
        assertThat(summary().takesAppointments()).isTrue();
    }

    @Test
    void mayBeginAgainAfterItWasUndoneButNotBefore() {
        assertThatThrownBy(() -> database().run(transaction -> leaving.begin.begin(transaction, doctor, admin)))
                .isInstanceOf(UnderWay.class);
        leaving.undo.undo(doctor, admin);
        leaving.goOn();
        leaving.putBack(departure);

        database().run(transaction -> leaving.begin.begin(transaction, doctor, admin));

        assertThat(leaving.view(doctor).id()).isNotEqualTo(departure);
        assertThat(summary().leaving()).isTrue();
    }

    @Test
    void isNotThereForADoctorWhoNeverLeaves() {
        assertThatThrownBy(() -> leaving.undo.undo(UUID.randomUUID(), admin)).isInstanceOf(Failure.NotFound.class);
    }

    private Stage stage() {
        return leaving.view(doctor).stage();
    }

    private DoctorSummary summary() {
        return database()
                .read(handle -> DoctorRepository.summaries(handle, List.of(doctor)))
                .getFirst();
    }

    private static Database database() {
        return postgres.database();
    }
}
