package health.salus.doctors.internal.demo;

import health.salus.doctors.DoctorAbsenceChanged;
import health.salus.doctors.DoctorRegistered;
import health.salus.doctors.DoctorScheduleChanged;
import health.salus.doctors.internal.absence.Absence;
import health.salus.doctors.internal.absence.AbsenceKind;
import health.salus.doctors.internal.absence.AbsenceRepository;
import health.salus.doctors.internal.doctor.DoctorForm;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.schedule.ScheduleRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.targets.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The doctors of the demo hospital, with their weeks and absences. */
@ApplicationScoped
class DemoDoctors implements DemoData {
    private static final List<Person> PEOPLE = List.of(
            new Person("Aylin", "Yıldız", "cardiology", "cardiology", "de tr en", 1, Place.BERLIN),
            new Person("Matthias", "Brückner", "cardiology", "cardiology", "de en", 4, Place.BERLIN),
            new Person("Oluwaseun", "Adeyemi", "orthopaedics", "orthopaedics", "en de yo", 2, Place.BERLIN),
            new Person("Katarzyna", "Wójcik", "orthopaedics", "orthopaedics", "de pl en", 5, Place.BERLIN),
            new Person("Linh", "Nguyễn", "dermatology", "dermatology", "de vi en", 3, Place.BERLIN),
            new Person("Søren", "Lindqvist", "dermatology", "dermatology", "de sv en", 6, Place.BERLIN),
            new Person("Grace", "Okonkwo-Bennett", "general-medicine", "general-medicine", "en ig", 1, Place.NEW_YORK),
            new Person("Daniel", "Rosenberg", "general-medicine", "general-medicine", "en he es", 4, Place.NEW_YORK),
            new Person("María José", "Fernández Ortiz", "paediatrics", "paediatrics", "en es", 2, Place.NEW_YORK),
            new Person("Arjun", "Subramanian", "paediatrics", "paediatrics", "en ta hi", 5, Place.NEW_YORK),
            new Person("Siobhán", "O’Donoghue", "radiology", "radiology", "en ga", 3, Place.NEW_YORK),
            new Person("Wei", "Zhang", "radiology", "radiology", "en zh", 6, Place.NEW_YORK));

    private final Database database;
    private final Clock clock;

    DemoDoctors(@Schema("doctors") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Where they work. */
    enum Place {
        BERLIN("berlin-mitte"),
        NEW_YORK("new-york-midtown");

        private final String key;

        Place(String key) {
            this.key = key;
        }
    }

    /** Who they are; each has a room of their own. */
    private record Person(
            String givenName,
            String familyName,
            String specialty,
            String department,
            String languages,
            int room,
            Place place) {}

    @Override
    public String module() {
        return "doctors";
    }

    @Override
    public void load() {
        database.run(transaction -> {
            if (DoctorRepository.active(transaction.handle(), null, null).isEmpty()) {
                for (int number = 1; number <= PEOPLE.size(); number++) {
                    register(transaction, number, PEOPLE.get(number - 1));
                }
                absences(transaction);
            }
        });
    }

    private static UUID id(String kind, Object key) {
        return UUID.nameUUIDFromBytes(("demo-" + kind + "-" + key).getBytes(StandardCharsets.UTF_8));
    }

    private void register(Transaction transaction, int number, Person person) {
        UUID id = id("doctor", number);
        var form = new DoctorForm(
                person.givenName(),
                person.familyName(),
                List.of(person.specialty()),
                List.of(id("department", person.department())),
                (person.place() == Place.BERLIN ? "BE-" : "NY-") + (40_000 + 137 * number),
                List.of(person.languages().split(" ", -1)),
                "doctor%d@demo.salus.example".formatted(number),
                person.place() == Place.BERLIN
                        ? "+49 30 5550 1%02d".formatted(number)
                        : "+1 212 555 01%02d".formatted(number),
                true);
        DoctorRepository.insert(transaction.handle(), form.doctor(id, 1));
        transaction.publish(new DoctorRegistered(id));
        UUID location = id("location", person.place().key);
        UUID room = id("room", person.place().key + "-" + person.room());
        LocalDate from = LocalDate.now(clock).minusYears(1);
        ScheduleRepository.advance(transaction.handle(), id, 0);
        ScheduleRepository.replace(transaction.handle(), id, DemoWeeks.of(number, location, room, from));
        transaction.publish(new DoctorScheduleChanged(id));
    }

    private void absences(Transaction transaction) {
        absence(transaction, 2, -21, -14, AbsenceKind.LEAVE, "Summer house");
        absence(transaction, 6, -1, 2, AbsenceKind.SICK, null);
        absence(transaction, 4, 5, 7, AbsenceKind.TRAINING, "Congress");
        absence(transaction, 9, 14, 28, AbsenceKind.LEAVE, null);
    }

    private void absence(
            Transaction transaction, int doctor, int firstDay, int lastDay, AbsenceKind kind, @Nullable String note) {
        LocalDate today = LocalDate.now(clock);
        Instant start = today.plusDays(firstDay).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = today.plusDays(lastDay).atStartOfDay().toInstant(ZoneOffset.UTC);
        UUID id = id("doctor", doctor);
        AbsenceRepository.insert(
                transaction.handle(), new Absence(id("absence", doctor), id, start, end, kind, note, 1));
        transaction.publish(new DoctorAbsenceChanged(id));
    }
}
