package health.salus.appointments.internal.booking;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentRepository;
import health.salus.appointments.internal.appointment.HistoryEntry;
import health.salus.appointments.internal.appointment.Move;
import health.salus.appointments.internal.appointment.WrongStatus;
import health.salus.appointments.internal.hospital.Hospital;
import health.salus.platform.testkit.MovableClock;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContestedTimeTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("appointments");

    private final Hospital hospital = new Hospital();
    private FrontDesk desk;

    @BeforeEach
    void open() {
        desk = new FrontDesk(hospital, postgres.database(), MovableClock.at("2026-03-02T06:00:00Z"));
    }

    @Test
    void givesOneSlotToOneOfTwoHundred() throws Exception {
        UUID doctor = hospital.doctor("Dr. Winter");
        hospital.duty(doctor, "2026-03-02T08:00:00Z", "2026-03-02T17:00:00Z");
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            UUID patient = hospital.patient("P" + i);
            attempts.add(() -> statusOf(() -> desk.book(patient, doctor, "2026-03-02T08:30:00Z"), 201));
        }

        List<Integer> answers = allAtOnce(attempts);

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).containsOnlyOnce(201);
        assertThat(desk.overlaps()).isZero();
    }

    @Test
    void keepsEverythingApartInAStormOfBookingsMovesAndCancellations() throws Exception {
        List<UUID> doctors = new ArrayList<>();
        UUID room = hospital.room("Shared");
        for (int i = 0; i < 4; i++) {
            UUID doctor = hospital.doctor("Dr. " + i);
            doctors.add(doctor);
            hospital.duty(
                    doctor,
                    Instant.parse("2026-03-02T08:00:00Z"),
                    Instant.parse("2026-03-02T14:00:00Z"),
                    i < 2 ? room : null,
                    10,
                    List.of());
        }
        List<UUID> patients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            patients.add(hospital.patient("P" + i));
        }
        var made = new ConcurrentLinkedQueue<UUID>();
        List<Callable<Integer>> storm = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int seed = i;
            storm.add(() -> statusOf(() -> act(new Random(seed), doctors, patients, made), 200));
        }

        List<Integer> answers = allAtOnce(storm);

        assertThat(answers).isSubsetOf(200, 409, 412);
        assertThat(answers).contains(200, 409);
        assertThat(desk.overlaps()).isZero();
    }

    private Object act(Random random, List<UUID> doctors, List<UUID> patients, ConcurrentLinkedQueue<UUID> made) {
        UUID doctor = doctors.get(random.nextInt(doctors.size()));
        Instant start = Instant.parse("2026-03-02T08:00:00Z").plus(Duration.ofMinutes(5L * random.nextInt(60)));
        UUID known = random.nextInt(3) == 0 ? null : made.poll();
        if (known == null) {
            UUID patient = patients.get(random.nextInt(patients.size()));
            int minutes = 5 + 5 * random.nextInt(8);
            var form = new BookingForm(patient, doctor, start, null, minutes, null, null, null, null);
            Appointment booked = desk.book(form, desk.receptionist);
            made.add(booked.id());
            return booked;
        }
        if (random.nextInt(4) == 0) {
            return desk.database.write(transaction -> {
                Appointment before =
                        AppointmentRepository.lock(transaction.handle(), known).orElseThrow();
                Appointment after = before.take(Move.CANCEL, "storm", desk.clock.instant());
                AppointmentRepository.update(
                        transaction.handle(),
                        after,
                        HistoryEntry.taken(Move.CANCEL, before, after, desk.receptionist, "storm"));
                return after;
            });
        }
        try {
            return desk.reschedule(known, new RescheduleForm(start, doctor, null, null, null), null, desk.receptionist);
        } finally {
            made.add(known);
        }
    }

    private static int statusOf(Callable<?> attempt, int success) throws Exception {
        try {
            attempt.call();
            return success;
        } catch (SlotAlreadyTaken | OutsideSchedule | WrongStatus refused) {
            return refused.status();
        } catch (Failure.StaleVersion refused) {
            return refused.status();
        }
    }

    private static List<Integer> allAtOnce(List<Callable<Integer>> attempts) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
