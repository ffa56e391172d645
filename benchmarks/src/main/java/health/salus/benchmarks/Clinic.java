package health.salus.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A department of fifty doctors, opened through the API, and requests that people of the hospital would make. */
final class Clinic {
    static final int DOCTORS = 50;
    static final int MINUTES = 10;
    /** Every hospital that is measured has at least as many; those who come again come for another slot. */
    static final int PATIENTS = 20_000;
    private static final int FIRST_HOUR = 6;
    /** No booking that is measured by itself comes this far. */
    private static final int FOUGHT_OVER = 400_000;
    private static final int SLOTS_A_DAY = 16 * 60 / MINUTES;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server;
    private final String token;
    private final List<String> doctors = new ArrayList<>();
    private String departmentId = "";
    /** Three weeks ahead, so that what is measured lies apart from the demo hospital. */
    private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).plusDays(21);

    private final String email;
    private final String password;

    Clinic(Server server) throws IOException, InterruptedException {
        this.server = server;
        JsonNode logins = JSON.readTree(CLIENT.send(HttpRequest.newBuilder(server.at("/api/v1/demo")).build(), HttpResponse.BodyHandlers.ofString()).body()).path("logins");
        JsonNode admin = logins.path(0);
        for (JsonNode login : logins) {
            admin = login.path("role").asText().equals("admin") ? login : admin;
        }
        this.email = admin.path("email").asText();
        this.password = admin.path("password").asText();
        this.token = signIn(email);
    }

    String email() {
        return email;
    }

    /** Somebody with the administrator's password; answers with their token. */
    String signIn(String who) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("email", who).put("password", password).toString();
        var answer = CLIENT.send(HttpRequest.newBuilder(server.at("/api/v1/auth/login")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        return expect(answer, 200).path("accessToken").asText();
    }

    /** The clinic that {@link #open} made in an earlier process. */
    Clinic(Server server, Hospital hospital) throws IOException, InterruptedException, SQLException {
        this(server);
        try (var connection = hospital.connect(); var statement = connection.createStatement(); var row = statement.executeQuery("SELECT id FROM doctors.doctor WHERE licence_number LIKE 'BENCH-%' ORDER BY id")) {
            while (row.next()) {
                doctors.add(row.getString(1));
            }
        }
    }

    List<String> doctors() {
        return doctors;
    }

    /** The same clinic seen by a process started anew. */
    Clinic(Server server, Clinic before) throws IOException, InterruptedException {
        this(server);
        doctors.addAll(before.doctors);
        departmentId = before.departmentId;
    }

    void open() throws IOException, InterruptedException {
        departmentId = post("/api/v1/departments", "{\"code\":\"BENCH\",\"name\":\"Measured department\"}").path("id").asText();
        String locationId = post("/api/v1/locations", """
                {"name":"Measured site","zone":"Europe/Berlin","departmentIds":["%s"],"address":{"line":"1 Measure Street","city":"Berlin","postalCode":"10115","country":"DE"}}"""
                .formatted(departmentId)).path("id").asText();
        String week = Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .map(day -> """
                        {"weekday":"%s","locationId":"%s","start":"06:00","end":"22:00","breaks":[],"appointmentTypes":[],"slotMinutes":%d,"validFrom":"2026-01-01","validTo":null}"""
                        .formatted(day, locationId, MINUTES))
                .collect(Collectors.joining(","));
        for (int i = 0; i < DOCTORS; i++) {
            String id = post("/api/v1/doctors", """
                    {"givenName":"Measured","familyName":"Doctor%s","specialties":["general-medicine"],"departmentIds":["%s"],"licenceNumber":"BENCH-%d","languages":["en"]}"""
                    .formatted((char) ('A' + i % 26), departmentId, i)).path("id").asText();
            HttpRequest schedule = request("/api/v1/doctors/" + id + "/schedule").header("If-Match", "\"0\"").PUT(HttpRequest.BodyPublishers.ofString("{\"entries\":[" + week + "]}")).build();
            expect(CLIENT.send(schedule, HttpResponse.BodyHandlers.ofString()), 200);
            doctors.add(id);
        }
    }

    HttpRequest.Builder read(int number, int patients) {
        return read(number, patients, server);
    }

    /** Asked of one of several processes. */
    HttpRequest.Builder read(int number, int patients, Server process) {
        return request(process, "/api/v1/patients/" + People.id("patient", Math.floorMod(number * 7919L, patients)));
    }

    HttpRequest.Builder appointmentsOf(int number, int patients) {
        return request("/api/v1/appointments?limit=10&patientId=" + People.id("patient", Math.floorMod(number * 7919L, patients)));
    }

    /** The same as {@link #read} and {@link #appointmentsOf} over GraphQL. */
    HttpRequest.Builder graphOf(int number, int patients) {
        return request("/graphql").POST(HttpRequest.BodyPublishers.ofString("""
                {"query":"query P($id: ID!) { patient(id: $id) { id mrn givenName familyName birthDate gender active version phones { number } \
                appointments(first: 10) { nodes { id start end status type doctor { displayName } } pageInfo { endCursor } } } }",\
                "variables":{"id":"%s"}}""".formatted(People.id("patient", Math.floorMod(number * 7919L, patients)))));
    }

    HttpRequest.Builder search(String q) {
        return request("/api/v1/patients?limit=10&q=" + q.replace(" ", "%20"));
    }

    HttpRequest.Builder create(int number) {
        return request("/api/v1/patients").POST(HttpRequest.BodyPublishers.ofString(personJson(number)));
    }

    static String personJson(int number) {
        People.Person person = People.number(50_000_000 + number);
        return "{\"givenName\":\"%s\",\"familyName\":\"%s\",\"birthDate\":\"%s\",\"gender\":\"%s\"}".formatted(person.givenName(), person.familyName(), person.birthDate(), person.gender());
    }

    /** Books the slot with this number; nobody has two at once: no two numbers meet. */
    HttpRequest.Builder book(int number) {
        return request("/api/v1/appointments").POST(HttpRequest.BodyPublishers.ofString(bookingJson(doctors.get(number % DOCTORS), number, number / DOCTORS)));
    }

    /** Many want the same few slots. */
    HttpRequest.Builder fight(int number, int firstSlot, int slots) {
        int slot = FOUGHT_OVER + firstSlot + number % slots;
        return request("/api/v1/appointments").POST(HttpRequest.BodyPublishers.ofString(bookingJson(doctors.get(slot % DOCTORS), number, slot / DOCTORS)));
    }

    String bookingJson(String doctor, int patient, int slot) {
        var start = firstDay.plusDays(slot / SLOTS_A_DAY).atTime(FIRST_HOUR, 0).plusMinutes((long) (slot % SLOTS_A_DAY) * MINUTES).atZone(java.time.ZoneId.of("Europe/Berlin")).toInstant();
        return "{\"patientId\":\"%s\",\"doctorId\":\"%s\",\"start\":\"%s\",\"minutes\":%d}".formatted(People.id("patient", patient % PATIENTS), doctor, start, MINUTES);
    }

    /** Fourteen days of the whole department. */
    HttpRequest.Builder freeSlots(int window) {
        return freeSlots("departmentId=" + departmentId, window);
    }

    /** Fourteen days of one doctor after the other: prepares the server, not these days of the others. */
    HttpRequest.Builder freeSlotsOfOne(int number, int windows) {
        return freeSlots("doctorId=" + doctors.get(number % DOCTORS), number / DOCTORS % windows);
    }

    private HttpRequest.Builder freeSlots(String of, int window) {
        LocalDate from = firstDay.plusDays(14L * window);
        return request("/api/v1/slots?" + of + "&from=" + from + "&to=" + from.plusDays(13) + "&limit=10");
    }

    HttpRequest.Builder request(String path) {
        return request(server, path);
    }

    private HttpRequest.Builder request(Server process, String path) {
        return HttpRequest.newBuilder(process.at(path)).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return expect(CLIENT.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()), 201);
    }

    private static JsonNode expect(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
