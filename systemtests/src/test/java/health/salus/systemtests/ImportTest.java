package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A hospital taken over from Synthea's files. */
class ImportTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void twentySevenPatientsComeWholeAndOnlyOnceAndSurviveACrash() {
        try (Product product = Product.fresh(Map.of()).start()) {
            byte[] archive = sample();
            long patientsBefore = product.count("SELECT count(*) FROM patients.patient");
            long visitsBefore = product.count("SELECT count(*) FROM appointments.appointment");

            Api admin = Api.as(product, "admin");
            String first = start(admin, archive, "application/gzip");
            product.kill();
            product.start();
            admin = Api.as(product, "admin");
            JsonNode done = finished(admin, first);
            assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("completed");
            assertThat(product.count("SELECT count(*) FROM patients.patient") - patientsBefore)
                    .isEqualTo(27);
            assertThat(product.count("SELECT count(*) FROM appointments.appointment") - visitsBefore)
                    .isEqualTo(604);

            JsonNode again = finished(admin, start(admin, archive, "application/gzip"));
            assertThat(again.path("counts").path("patients").path("created").asLong())
                    .isZero();
            assertThat(again.path("counts").path("encounters").path("created").asLong())
                    .isZero();
            assertThat(product.count("SELECT count(*) FROM patients.patient") - patientsBefore)
                    .isEqualTo(27);

            JsonNode found = admin.get("/api/v1/patients?q=mosciski").json().path("data");
            assertThat(found).isNotEmpty();
            assertThat(admin.get("/api/v1/patients/" + found.path(0).path("id").asText())
                            .json()
                            .path("insurancePolicies"))
                    .isNotEmpty();
        }
    }

    @Test
    void spoiltRowsAreToldAndTheOthersComeIn() throws IOException {
        Api admin = Api.as(Product.shared(), "admin");
        var patients = new ByteArrayOutputStream();
        patients.write("Id,BIRTHDATE,FIRST,LAST,GENDER\n".getBytes(StandardCharsets.UTF_8));
        patients.write("spoilt-1,1980-13-45,Ada,Wrongdate,F\n".getBytes(StandardCharsets.UTF_8));
        patients.write("spoilt-2,1980-01-01,Bo\n".getBytes(StandardCharsets.UTF_8));
        patients.write("spoilt-3,1980-01-01,J\u00fcrgen,Latin,M\n".getBytes(StandardCharsets.ISO_8859_1));
        patients.write(("spoilt-4,1980-01-01," + "x".repeat(200_000) + ",Huge,M\n").getBytes(StandardCharsets.UTF_8));
        patients.write("spoilt-5,1980-01-01,\"Open,Quote,M\n".getBytes(StandardCharsets.UTF_8));
        patients.write("fine-1,1980-01-01,J\u00fcrgen,Finerow,M\n".getBytes(StandardCharsets.UTF_8));
        patients.write("spoilt-6,2999-01-01,Not,Bornyet,F\nspoilt-7,19".getBytes(StandardCharsets.UTF_8));

        JsonNode done = finished(admin, start(admin, zip("patients.csv", patients.toByteArray()), "application/zip"));

        assertThat(done.path("status").asText()).isEqualTo("completed-with-errors");
        assertThat(done.path("counts").path("patients").path("created").asLong())
                .isEqualTo(1);
        assertThat(done.path("errorCount").asLong()).isEqualTo(7);
        String errors = admin.get("/api/v1/imports/" + done.path("id").asText() + "/errors.csv")
                .text();
        assertThat(errors.lines())
                .anyMatch(line -> line.startsWith("patients.csv,2,BIRTHDATE"))
                .anyMatch(line -> line.startsWith("patients.csv,9"));
        assertThat(admin.get("/api/v1/patients?q=finerow").json().path("data")).hasSize(1);
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        Api admin = Api.as(Product.shared(), "admin");
        Api.Answer answer = admin.send(
                "POST",
                "/api/v1/imports?kind=synthea",
                "hello".getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/zip"));
        assertThat(answer.status()).isEqualTo(400);
        byte[] half = Arrays.copyOf(sample(), 900);
        assertThat(admin.send("POST", "/api/v1/imports?kind=synthea", half, Map.of("Content-Type", "application/gzip"))
                        .status())
                .isIn(400, 422);
        assertThat(admin.send("POST", "/api/v1/imports?kind=abacus", half, Map.of("Content-Type", "application/gzip"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aReceptionistMayNotImport() {
        Api desk = Api.as(Product.shared(), "receptionist");
        assertThat(desk.send(
                                "POST",
                                "/api/v1/imports?kind=synthea",
                                sample(),
                                Map.of("Content-Type", "application/gzip"))
                        .status())
                .isEqualTo(403);
    }

    private static String start(Api admin, byte[] archive, String type) {
        Api.Answer answer = admin.send("POST", "/api/v1/imports?kind=synthea", archive, Map.of("Content-Type", type));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    private static JsonNode finished(Api admin, String id) {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            JsonNode state = admin.get("/api/v1/imports/" + id).json();
            if (!state.path("status").asText().matches("queued|running")) {
                return state;
            }
            pause();
        }
        throw new IllegalStateException(
                "The import does not end: " + admin.get("/api/v1/imports/" + id).text());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sample() {
        try (var file = ImportTest.class.getResourceAsStream("/synthea/synthea_csv_27patients.tar.gz")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
