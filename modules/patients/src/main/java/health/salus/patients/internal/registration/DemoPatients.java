package health.salus.patients.internal.registration;

import health.salus.patients.Address;
import health.salus.patients.Gender;
import health.salus.patients.PatientRegistered;
import health.salus.patients.Phone;
import health.salus.patients.internal.contacts.ContactForm;
import health.salus.patients.internal.insurance.PolicyForm;
import health.salus.patients.internal.numbers.RecordNumbers;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.targets.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The 200 patients of the demo hospital: some who look like duplicates of each other, one who has died, one not active. */
@ApplicationScoped
class DemoPatients implements DemoData {
    private static final String FILE = "/demo/patients.tsv";

    private final Database database;
    private final RecordNumbers numbers;
    private final Clock clock;

    DemoPatients(@Schema("patients") Database database, RecordNumbers numbers, Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "patients";
    }

    @Override
    public void load() {
        if (database.read(DemoPatients::holdsPatients)) {
            return;
        }
        List<String> lines = lines();
        List<NewPatient> patients = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            patients.add(patient(i, lines.get(i)));
        }
        database.run(transaction -> {
            PatientRepository.insertAll(transaction.handle(), patients);
            patients.forEach(patient -> transaction.publish(new PatientRegistered(patient.id(), patient.mrn())));
            transaction
                    .handle()
                    .createUpdate("UPDATE patients.patient SET active = false WHERE id = ANY(:ids::uuid[])")
                    .bind("ids", inactive(lines))
                    .execute();
        });
    }

    private static boolean holdsPatients(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM patients.patient)")
                .mapTo(Boolean.class)
                .one();
    }

    private static UUID[] inactive(List<String> lines) {
        return lines.stream()
                .filter(line -> line.endsWith("\tinactive"))
                .map(line -> id(lines.indexOf(line)))
                .toArray(UUID[]::new);
    }

    private static List<String> lines() {
        try (var file = DemoPatients.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in every installation, so that other modules' demo data can point at it. */
    static UUID id(int number) {
        return UUID.nameUUIDFromBytes(("demo-patient-" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** They came one after the other over the last months. */
    private NewPatient patient(int number, String line) {
        String[] field = line.split("\t", -1);
        Instant registered = clock.instant().minus(Duration.ofDays(200)).plus(Duration.ofHours(23L * number));
        return NewPatient.registered(
                id(number),
                numbers.next(),
                form(field),
                registered,
                Caller.system("demo").userId());
    }

    private PatientForm form(String[] field) {
        return new PatientForm(
                field[0],
                field[2],
                field[1],
                LocalDate.parse(field[3]),
                Gender.of(field[4]),
                phones(field[5], field[6]),
                field[7],
                List.of(new Address(field[8], field[9], field[10], field[11], field[12], Address.Kind.HOME)),
                List.of(),
                policies(field[15], field[16]),
                contacts(field[17], field[18], field[19]),
                field[13],
                textOrNull(field[14]),
                field[20].equals("deceased") ? clock.instant().minus(Duration.ofDays(40)) : null);
    }

    private static List<Phone> phones(String first, String second) {
        return Stream.of(new Phone(first, Phone.Kind.HOME, true), new Phone(second, Phone.Kind.MOBILE, false))
                .filter(phone -> !phone.number().isEmpty())
                .toList();
    }

    private List<PolicyForm> policies(String payer, String number) {
        LocalDate since =
                LocalDate.ofYearDay(clock.instant().atZone(clock.getZone()).getYear() - 1, 1);
        return payer.isEmpty() ? List.of() : List.of(new PolicyForm(payer, number, null, since, null, 1));
    }

    private static List<ContactForm> contacts(String name, String relationship, String phone) {
        return name.isEmpty() ? List.of() : List.of(new ContactForm(name, relationship, phone, 1));
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
