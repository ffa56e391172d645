package health.salus.appointments.internal.demo;

import health.salus.appointments.internal.appointment.Appointment;
import health.salus.appointments.internal.appointment.AppointmentEvents;
import health.salus.appointments.internal.appointment.ExternalRows;
import health.salus.appointments.internal.appointment.Lanes;
import health.salus.appointments.internal.appointment.Period;
import health.salus.appointments.internal.appointment.Place;
import health.salus.appointments.internal.appointment.Source;
import health.salus.appointments.internal.appointment.Status;
import health.salus.appointments.internal.slots.FindFreeSlots;
import health.salus.appointments.internal.slots.Slot;
import health.salus.appointments.internal.slots.SlotLength;
import health.salus.appointments.internal.slots.SlotSearch;
import health.salus.doctors.DoctorSummary;
import health.salus.doctors.Doctors;
import health.salus.patients.PatientSummary;
import health.salus.patients.Patients;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.targets.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The appointments of the demo hospital, from three weeks back to three weeks ahead. The calendar moves on with time: each
 * start fills the days that have come into sight and settles what has become past.
 */
@ApplicationScoped
class DemoAppointments implements DemoData {
    private static final Duration SIGHT = Duration.ofDays(21);
    private static final int DOCTORS = 12;
    private static final int PATIENTS = 200;
    private static final int EVERY_SLOT = 1_000_000;

    private final Database database;
    private final Doctors doctors;
    private final Patients patients;
    private final FindFreeSlots slots;
    private final Clock clock;

    DemoAppointments(
            @Schema("appointments") Database database,
            Doctors doctors,
            Patients patients,
            FindFreeSlots slots,
            Clock clock) {
        this.database = database;
        this.doctors = doctors;
        this.patients = patients;
        this.slots = slots;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "appointments";
    }

    @Override
    public void load() {
        Instant now = clock.instant();
        fill(now);
        settle(now, now);
    }

    /** Fills the days that have come into sight; nothing where they are filled already. */
    void fill(Instant now) {
        Instant filled = database.read(DemoRows::filledUntil).orElse(Instant.EPOCH);
        Instant from = filled.isAfter(now.minus(SIGHT)) ? filled : now.minus(SIGHT);
        if (!from.isBefore(now.plus(SIGHT).minus(Duration.ofDays(1)))) {
            return;
        }
        List<DoctorSummary> staff = doctors.byIds(ids("doctor", DOCTORS));
        List<PatientSummary> people = patients.summaries(ids("patient", PATIENTS));
        if (staff.isEmpty() || people.isEmpty()) {
            return;
        }
        store(plan(staff, people, new Period(from, now.plus(SIGHT)), now), now);
    }

    /** Brings what has become past before this moment to its end, and what is near it under way. */
    void settle(Instant before, Instant now) {
        database.run(transaction -> DemoRows.settle(
                transaction.handle(),
                before,
                now,
                appointment -> DemoFate.at(appointment.period(), luck(appointment.id()), now)));
    }

    private Map<String, Appointment> plan(
            List<DoctorSummary> staff, List<PatientSummary> people, Period window, Instant now) {
        Map<UUID, DoctorSummary> byId =
                staff.stream().collect(Collectors.toMap(DoctorSummary::id, Function.identity()));
        var pool = new DemoPatients(people, now);
        var search = new SlotSearch(staff, null, null, new SlotLength(null, null), window, slot -> true);
        Map<String, Appointment> planned = new LinkedHashMap<>();
        for (Slot slot : slots.first(search, EVERY_SLOT)) {
            String name = slot.doctorId() + "@" + slot.start();
            var random = new Random(name.hashCode());
            if (random.nextInt(100) < fillOf(slot)) {
                DoctorSummary doctor = Objects.requireNonNull(byId.get(slot.doctorId()));
                pool.next(doctor, slot.start(), random)
                        .ifPresent(patient -> planned.put(name, appointment(name, slot, doctor, patient, now)));
            }
        }
        return planned;
    }

    /** Some days are fuller than others: 55 to 75 of 100 slots. */
    private static int fillOf(Slot slot) {
        long day = slot.start().getEpochSecond() / Duration.ofDays(1).toSeconds();
        return 55 + Math.floorMod(slot.doctorId().hashCode() + day * 7, 21);
    }

    private static Appointment appointment(
            String name, Slot slot, DoctorSummary doctor, PatientSummary patient, Instant now) {
        UUID id = id("appointment", name);
        var time = new Period(slot.start(), slot.end());
        DemoFate fate = DemoFate.at(time, luck(id), now);
        Instant made = time.start().minus(Duration.ofDays(3 + luck(id) % 20));
        Instant created = made.isBefore(now) ? made : now;
        return new Appointment(
                id,
                fate.status(),
                patient.id(),
                new Place(doctor.id(), slot.departmentId(), slot.locationId(), slot.zone(), slot.roomId()),
                time,
                type(time),
                DemoReasons.of(doctor, luck(id)),
                fate.status() == Status.PROPOSED ? Source.PATIENT : Source.STAFF,
                Lanes.REGULAR,
                null,
                fate.status() == Status.CANCELLED ? "The patient called it off" : null,
                null,
                fate.attendance(),
                0,
                1,
                created,
                created);
    }

    private static String type(Period time) {
        return switch ((int) time.length().toMinutes()) {
            case 10 -> "vaccination";
            case 15 -> "follow-up";
            case 20 -> "check-up";
            case 60 -> "procedure";
            default -> "consultation";
        };
    }

    private void store(Map<String, Appointment> planned, Instant now) {
        database.run(transaction -> {
            var stored = ExternalRows.insert(
                    transaction.handle(), DemoRows.SOURCE, planned, Caller.system("demo data"), now);
            stored.stream()
                    .map(planned::get)
                    .filter(appointment -> appointment.status() != Status.CANCELLED)
                    .forEach(appointment -> transaction.publish(AppointmentEvents.booked(appointment)));
        });
    }

    private static int luck(UUID id) {
        return Math.floorMod(id.hashCode(), 100);
    }

    private static List<UUID> ids(String kind, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> id(kind, Integer.toString(number)))
                .toList();
    }

    /** The rule by which all modules name the things of the demo hospital. */
    private static UUID id(String kind, String key) {
        return UUID.nameUUIDFromBytes(("demo-" + kind + "-" + key).getBytes(StandardCharsets.UTF_8));
    }
}
