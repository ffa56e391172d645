package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RabbitMQ does not let the product in: people go on working, and what happens meanwhile arrives once it does. */
class BrokerPasswordTest {
    private static final String PASSWORD = "not-yet-the-right-one";

    @Test
    void eventsWaitUntilThePasswordIsRight() {
        try (BrokerServer broker = BrokerServer.started();
                Product product = Product.fresh(Map.of("RABBITMQ_URL", broker.url(PASSWORD)))
                        .start()) {
            Api desk = Api.as(product, "receptionist");
            Soon.holds(() ->
                    assertThat(check(product)).isEqualTo("down: refuses the user or the password (RABBITMQ_URL)"));
            List<String> booked =
                    IntStream.range(0, 5).mapToObj(i -> book(desk)).toList();

            assertThat(Api.nobody(product).get("/ready").status()).isEqualTo(200);
            assertThat(product.metrics()).contains("broker_up 0.0");
            assertThat(product.output()).contains("refuses the user or the password (RABBITMQ_URL)");
            assertThat(without(Api.as(product, "admin"))).contains("broker");
            assertThat(product.count("SELECT count(*) FROM appointments.outbox WHERE type = 'AppointmentBooked'"))
                    .isGreaterThanOrEqualTo(booked.size());
            booked.forEach(each -> assertThat(heard(product, each)).isZero());

            broker.changePassword(PASSWORD);
            Soon.holds(() -> assertThat(check(product)).isEqualTo("up"));
            booked.forEach(
                    each -> Soon.holds(() -> assertThat(heard(product, each)).isEqualTo(1)));
            Soon.holds(() -> assertThat(product.count("SELECT count(*) FROM appointments.outbox"))
                    .isZero());
            assertThat(product.metrics()).contains("broker_up 1.0");
            assertThat(product.output())
                    .contains("RabbitMQ answers again")
                    .doesNotContain(PASSWORD)
                    .doesNotContain("\tat ");
        }
    }

    private static String book(Api desk) {
        String patient = FrontDesk.register(desk).path("id").asText();
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        Api.Answer booked = desk.post("/api/v1/appointments", FrontDesk.booking(patient, slot));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json().path("id").asText();
    }

    /** How often the doctors module has handled that this was booked. */
    private static long heard(Product product, String appointment) {
        return product.count(
                "SELECT count(*) FROM doctors.booked_appointment WHERE appointment_id = '" + appointment + "'");
    }

    private static String check(Product product) {
        return Api.nobody(product).get("/ready").json().at("/checks/broker").asText();
    }

    /** What the page about the services says they go on without. */
    private static List<String> without(Api admin) {
        JsonNode service = admin.get("/api/v1/status").json().path("services").get(0);
        return service.path("without").valueStream().map(JsonNode::asText).toList();
    }
}
