package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many people want the same time. */
@Tag("either-shape")
class BookingStormTest {
    private static Product product;
    private static Api desk;

    @BeforeAll
    static void open() {
        product = Product.shared();
        desk = Api.as(product, "receptionist");
    }

    @Test
    void ofTwoHundredBookingsOfOneSlotOneSucceeds() {
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 40).getLast();
        List<String> patients = FrontDesk.atOnce(Collections.nCopies(
                200, () -> FrontDesk.register(desk).path("id").asText()));
        List<Callable<Api.Answer>> bookings = new ArrayList<>();
        patients.forEach(
                patient -> bookings.add(() -> desk.post("/api/v1/appointments", FrontDesk.booking(patient, slot))));

        List<Api.Answer> answers = FrontDesk.atOnce(bookings);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(199);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> {
            assertThat(answer.json().path("conflicts")).isNotEmpty();
            assertThat(answer.json().path("alternatives")).isNotEmpty();
        });
        assertThat(overlaps()).isZero();
    }

    @Test
    void randomBookingsMovesAndCancellationsLeaveNoOverlap() {
        List<JsonNode> slots = FrontDesk.slots(desk, "general-medicine", 60);
        List<String> patients = FrontDesk.atOnce(Collections.nCopies(
                12, () -> FrontDesk.register(desk).path("id").asText()));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            var random = new Random(i);
            work.add(() -> bookThenMoveOrCancel(random, patients, slots));
        }
        List<Integer> statuses = FrontDesk.atOnce(work);
        assertThat(statuses).allMatch(status -> status < 500).contains(200);
        assertThat(overlaps()).isZero();
    }

    private static int bookThenMoveOrCancel(Random random, List<String> patients, List<JsonNode> slots) {
        Api.Answer booked = desk.post(
                "/api/v1/appointments",
                FrontDesk.booking(
                        patients.get(random.nextInt(patients.size())), slots.get(random.nextInt(slots.size()))));
        if (booked.status() != 201) {
            return booked.status();
        }
        String path = "/api/v1/appointments/" + booked.json().path("id").asText();
        if (random.nextBoolean()) {
            return desk.post(path + "/cancel", Api.object().put("reason", "Changed plans"))
                    .status();
        }
        JsonNode other = slots.get(random.nextInt(slots.size()));
        return desk.post(
                        path + "/reschedule",
                        Api.object()
                                .put("start", other.path("start").asText())
                                .put("doctorId", other.path("doctorId").asText()))
                .status();
    }

    @Test
    void oneKeyFiftyTimesIsOneEffectAndFiftyEqualAnswers() {
        JsonNode patient = FrontDesk.person("Once", "Only" + FrontDesk.letters());
        String key = UUID.randomUUID().toString();
        List<Api.Answer> answers = FrontDesk.atOnce(Collections.nCopies(
                50, () -> desk.send("POST", "/api/v1/patients", patient, Map.of("Idempotency-Key", key))));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(new HashSet<>(answers.stream()
                        .map(answer -> answer.json().path("id").asText())
                        .toList()))
                .hasSize(1);
        assertThat(product.count("SELECT count(*) FROM patients.patient WHERE family_name = '"
                        + patient.path("familyName").asText() + "'"))
                .isOne();
        Api.Answer other = desk.send(
                "POST", "/api/v1/patients", FrontDesk.person("Another", "Person"), Map.of("Idempotency-Key", key));
        assertThat(other.status()).isEqualTo(422);
    }

    /** Pairs of appointments that occupy the same doctor, patient or room at the same time in the same lane. */
    private static long overlaps() {
        return product.count("""
                SELECT count(*) FROM appointments.appointment a JOIN appointments.appointment b ON a.id < b.id
                   AND ((a.doctor_id = b.doctor_id AND a.doctor_lane = b.doctor_lane)
                     OR (a.patient_id = b.patient_id AND a.patient_lane = b.patient_lane)
                     OR (a.room_id = b.room_id AND a.room_lane = b.room_lane))
                   AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
                 WHERE a.status IN ('proposed', 'booked', 'confirmed', 'checked-in', 'in-progress', 'held')
                   AND b.status IN ('proposed', 'booked', 'confirmed', 'checked-in', 'in-progress', 'held')""");
    }
}
