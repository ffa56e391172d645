package health.salus.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What tests do again and again at the front desk. */
final class FrontDesk {
    private FrontDesk() {}

    static ObjectNode person(String givenName, String familyName) {
        return Api.object()
                .put("givenName", givenName)
                .put("familyName", familyName)
                .put("birthDate", "1980-03-12")
                .put("gender", "female");
    }

    /** Registers somebody with a name nobody else has and answers with the patient. */
    static JsonNode register(Api api) {
        Api.Answer answer = api.post("/api/v1/patients", person("Test", "Person" + letters()));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.json();
    }

    static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    /** Free slots of a specialty, next first. */
    static List<JsonNode> slots(Api api, String specialty, int limit) {
        List<JsonNode> slots = new ArrayList<>();
        Api.Answer answer = api.get("/api/v1/slots?specialty=" + specialty + "&limit=" + limit);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        answer.json().path("data").forEach(slots::add);
        return slots;
    }

    static ObjectNode booking(String patientId, JsonNode slot) {
        ObjectNode booking = Api.object()
                .put("patientId", patientId)
                .put("doctorId", slot.path("doctorId").asText())
                .put("start", slot.path("start").asText());
        if (slot.hasNonNull("type")) {
            booking.put("type", slot.path("type").asText());
        }
        return booking;
    }

    /** Runs all at the same moment and gives their results. */
    static <T> List<T> atOnce(List<Callable<T>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
