package health.salus.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Fills the database through COPY, as no front desk could, with the rows the product itself would have written. */
final class Hospital {
    private static final int STEP = 50_000;

    private final Path data;
    private final Report report;

    Hospital(Path data, Report report) {
        this.data = data;
        this.report = report;
    }

    int port() throws IOException {
        return Integer.parseInt(Files.readAllLines(data.resolve("postgres/files/postmaster.pid")).get(3).strip());
    }

    long serverPid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/files/postmaster.pid")).getFirst().strip());
    }

    String password(String role) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(role)).strip();
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(address(), "salus_owner", password("salus_owner"));
    }

    private String address() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/salus";
    }

    /** So that nothing is left to do that the first measurement would pay for. */
    private void checkpoint() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(address(), "postgres", password("postgres")); var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    void fill(int patients, int appointments) throws IOException, SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            copy(connection, "patients", "patients.patient (id, mrn, given_name, family_name, birth_date, gender, phones, created_at, updated_at, registered_by, family_key, given_key, phone)", patients, Hospital::patient);
            copy(connection, "search keys", "patients.search_key (kind, key, patient_id)", patients, Hospital::searchKeys);
            statement.execute("""
                    INSERT INTO patients.name_word (word)
                    SELECT DISTINCT family_key FROM patients.patient UNION SELECT DISTINCT given_key FROM patients.patient
                    ON CONFLICT DO NOTHING""");
            copy(connection, "past appointments",
                    "appointments.appointment (id, status, patient_id, doctor_id, location_id, zone, starts_at, ends_at, type, source, completed_at, created_at, updated_at)",
                    appointments, number -> appointment(number, patients));
            statement.execute("""
                    CREATE SCHEMA floor;
                    CREATE TABLE floor.patient (id uuid PRIMARY KEY, given_name text, family_name text, family_key text COLLATE "C", birth_date date, gender text, phone text);
                    INSERT INTO floor.patient SELECT id, given_name, family_name, family_key, birth_date, gender, phone FROM patients.patient;
                    CREATE INDEX ON floor.patient (family_key);
                    CREATE TABLE floor.appointment (id uuid PRIMARY KEY, patient_id uuid, doctor_id uuid, starts_at timestamptz, ends_at timestamptz, status text,
                        EXCLUDE USING gist (doctor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked'),
                        EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked'))""");
            report.progress("cleaning up");
            statement.execute("VACUUM (ANALYZE)");
        }
        checkpoint();
    }

    private void copy(Connection connection, String what, String target, int count, IntFunction<String> row) throws SQLException, IOException {
        var copy = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn("COPY " + target + " FROM STDIN");
        for (int from = 0; from < count; from += STEP) {
            var rows = new StringBuilder(STEP * 120);
            for (int number = from; number < Math.min(count, from + STEP); number++) {
                rows.append(row.apply(number));
            }
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            report.progress("%s: %,d of %,d".formatted(what, Math.min(count, from + STEP), count));
        }
        copy.endCopy();
    }

    private static String patient(int number) {
        People.Person person = People.number(number);
        return "%s\t%s\t%s\t%s\t%s\t%s\t[{\"number\":\"+%s\",\"kind\":\"mobile\",\"preferred\":true}]\t2026-01-01T00:00:00Z\t2026-01-01T00:00:00Z\t%s\t%s\t%s\t+%s\n".formatted(
                person.id(), person.mrn(), person.givenName(), person.familyName(), person.birthDate(), person.gender(), person.phone(), person.id(), person.familyKey(), person.givenKey(), person.phone());
    }

    private static String searchKeys(int number) {
        People.Person person = People.number(number);
        String backwards = new StringBuilder(person.phone()).reverse().toString();
        return "1\t%2$s %3$s\t%1$s\n2\t%3$s %2$s\t%1$s\n4\t%4$s\t%1$s\n5\t%5$s\t%1$s\n".formatted(person.id(), person.familyKey(), person.givenKey(), person.phone(), backwards);
    }

    private static String appointment(int number, int patients) {
        Instant start = Instant.parse("2024-01-01T08:00:00Z").plus(number % 1_000_000, ChronoUnit.MINUTES);
        String at = start.toString();
        return "%s\tcompleted\t%s\t%s\t%s\tUTC\t%s\t%s\tconsultation\tstaff\t%s\t%s\t%s\n".formatted(
                People.id("appointment", number), People.id("patient", number % patients), People.id("past doctor", number % 500), People.id("location", 0), at, start.plus(20, ChronoUnit.MINUTES), at, at, at);
    }
}
