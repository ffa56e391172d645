package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two processes that may do the same work share it: nothing is done twice, and what one leaves when it is killed the other does. */
class TwoWorkersTest {
    /** Nobody waits for a dead process's jobs longer than half a minute; its events are taken up at once. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(35);

    private static final int PEOPLE = 8;
    private static final int EACH = 5;

    @Test
    void twoWorkersOfOneHospital() throws IOException {
        try (Product services = Product.fresh(
                        Map.of("BACKGROUND_WORK", "false"),
                        "--targets=gateway,auth,audit,departments,doctors,patients,appointments");
                Product one = Product.fresh(Map.of(), "--targets=worker");
                Product other = Product.fresh(Map.of(), "--targets=worker")) {
            services.start();
            Map<String, String> settings = TwoProcessesTest.elsewhere(services);
            settings.put("APPOINTMENTS_SERVICE_URL", services.address());
            one.with(settings).launch();
            other.with(settings).start();
            one.awaitReady();
            doEverythingOnce(services, one);
            assertThat(one.output() + other.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void twoServicesThatDoTheirWorkThemselves() throws IOException {
        try (Product hospital = Product.fresh(Map.of()).start();
                Product appointments =
                        Product.fresh(Map.of(), "--targets=appointments").with(TwoProcessesTest.elsewhere(hospital))) {
            appointments.start();
            doEverythingOnce(hospital, appointments);
            assertThat(appointments.output()).doesNotContain("\tat ");
        }
    }

    /** @param mortal one of two that work, killed while people book and cancel */
    private static void doEverythingOnce(Product hospital, Product mortal) {
        Queue<String> kept = new ConcurrentLinkedQueue<>();
        Queue<String> cancelled = new ConcurrentLinkedQueue<>();
        Api desk = Api.as(hospital, "receptionist");
        atTheSameTime(() -> work(desk, kept, cancelled));
        mortal.kill();
        atTheSameTime(() -> work(desk, kept, cancelled));

        Soon.holds(TAKEN_OVER, () -> assertThat(hospital.count("""
                        SELECT (SELECT count(*) FROM appointments.outbox) + (SELECT count(*) FROM appointments.access_record)
                             + (SELECT count(*) FROM patients.outbox) + (SELECT count(*) FROM patients.access_record)""")).isZero());
        Soon.holds(TAKEN_OVER, () -> assertThat(hospital.count("""
                        SELECT (SELECT count(*) FROM doctors.inbox WHERE state <> 'handled')
                             + (SELECT count(*) FROM patients.inbox WHERE state <> 'handled')""")).isZero());
        // A cancellation that overtook its booking would leave the booking there.
        assertThat(hospital.count(
                        "SELECT count(*) FROM doctors.booked_appointment WHERE appointment_id IN " + in(kept)))
                .isEqualTo(kept.size());
        assertThat(hospital.count(
                        "SELECT count(*) FROM doctors.booked_appointment WHERE appointment_id IN " + in(cancelled)))
                .isZero();
        everythingIsInTheAuditOnce(hospital, kept, cancelled);
    }

    private static void everythingIsInTheAuditOnce(Product hospital, Queue<String> kept, Queue<String> cancelled) {
        String entries = "SELECT count(*) FROM audit.entry WHERE action = '%s' AND resource_id IN %s";
        assertThat(hospital.count(entries.formatted("appointments:book", in(kept))))
                .isEqualTo(kept.size());
        assertThat(hospital.count(entries.formatted("appointments:cancel", in(cancelled))))
                .isEqualTo(cancelled.size());
        assertThat(hospital.count("SELECT count(*) - count(DISTINCT id) FROM audit.entry"))
                .isZero();
        assertThat(Api.as(hospital, "admin")
                        .get("/api/v1/audit/verify")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    private static void atTheSameTime(Runnable work) {
        FrontDesk.atOnce(IntStream.range(0, PEOPLE)
                .<Callable<Boolean>>mapToObj(person -> () -> {
                    work.run();
                    return true;
                })
                .toList());
    }

    private static void work(Api desk, Queue<String> kept, Queue<String> cancelled) {
        for (int i = 0; i < EACH; i++) {
            String booked = book(desk);
            if (i % 2 == 0) {
                kept.add(booked);
                continue;
            }
            String path = "/api/v1/appointments/" + booked + "/cancel";
            assertThat(desk.post(path, Api.object().put("reason", "patient")).status())
                    .isEqualTo(200);
            cancelled.add(booked);
        }
    }

    /** One of the next free times; others want the same. */
    private static String book(Api desk) {
        String patient = FrontDesk.register(desk).path("id").asText();
        while (true) {
            List<JsonNode> slots = FrontDesk.slots(desk, "general-medicine", 100);
            JsonNode slot = slots.get(Math.floorMod(patient.hashCode(), slots.size()));
            Api.Answer booked = desk.post("/api/v1/appointments", FrontDesk.booking(patient, slot));
            if (booked.status() == 201) {
                return booked.json().path("id").asText();
            }
            assertThat(booked.status()).as(booked.text()).isEqualTo(409);
        }
    }

    private static String in(Queue<String> ids) {
        return "('" + String.join("', '", ids) + "')";
    }
}
