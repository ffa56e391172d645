package health.salus.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Two doctors of one specialty in a department of their own; both work every day, so either can see the other's patients. */
final class TwoDoctors {
    private final Api admin;
    private final JsonNode place;
    private final String department;

    final String leaving;
    final String staying;

    TwoDoctors(Api admin) {
        this.admin = admin;
        this.place = admin.get("/api/v1/slots?specialty=dermatology&limit=1")
                .json()
                .path("data")
                .path(0);
        ObjectNode own = Api.object()
                .put("code", "T" + UUID.randomUUID().toString().substring(0, 13))
                .put("name", "Test " + FrontDesk.letters());
        this.department = must(201, admin.post("/api/v1/departments", own))
                .json()
                .path("id")
                .asText();
        this.leaving = register();
        this.staying = register();
    }

    private String register() {
        ObjectNode form = Api.object()
                .put("givenName", "Test")
                .put("familyName", "Doctor" + FrontDesk.letters())
                .put("licenceNumber", "T-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        form.putArray("specialties").add("nephrology");
        form.putArray("departmentIds").add(department);
        Api.Answer made = must(201, admin.post("/api/v1/doctors", form));
        String id = made.json().path("id").asText();
        ObjectNode week = Api.object();
        var entries = week.putArray("entries");
        for (DayOfWeek day : DayOfWeek.values()) {
            entries.addObject()
                    .put("weekday", day.name().toLowerCase(Locale.ROOT))
                    .put("locationId", place.path("locationId").asText())
                    .put("start", "08:00")
                    .put("end", "18:00")
                    .put("slotMinutes", 30)
                    .put("validFrom", LocalDate.now().minusDays(7).toString());
        }
        must(200, admin.send("PUT", "/api/v1/doctors/" + id + "/schedule", week, Map.of("If-Match", "\"0\"")));
        return id;
    }

    /** Books so many appointments with the one who will leave, each for somebody else, a day and more ahead. */
    List<String> book(Api desk, int many) {
        String from = LocalDate.now().plusDays(2).toString();
        JsonNode slots = must(200, desk.get("/api/v1/slots?doctorId=" + leaving + "&from=" + from + "&limit=" + many))
                .json()
                .path("data");
        List<String> booked = new ArrayList<>();
        for (JsonNode slot : slots) {
            String patient = FrontDesk.register(desk).path("id").asText();
            booked.add(must(201, desk.post("/api/v1/appointments", FrontDesk.booking(patient, slot)))
                    .json()
                    .path("id")
                    .asText());
        }
        return booked;
    }

    /** Asks that the doctor leaves; {@code onAffected} as in the address. */
    Api.Answer leave(String onAffected) {
        String path = "/api/v1/doctors/" + leaving;
        long version = admin.get(path).json().path("version").asLong();
        String query = onAffected.isEmpty() ? "" : "?onAffected=" + onAffected;
        return admin.patch(path + query, Api.object().put("active", false), version);
    }

    JsonNode doctor() {
        return admin.get("/api/v1/doctors/" + leaving).json();
    }

    String stage() {
        return admin.get(departure()).json().path("stage").asText();
    }

    String departure() {
        return "/api/v1/doctors/" + leaving + "/departure";
    }

    JsonNode proposals(Api desk) {
        return must(200, desk.get("/api/v1/appointment-proposals?limit=200&doctorId=" + leaving))
                .json()
                .path("data");
    }

    static Api.Answer must(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("Answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
