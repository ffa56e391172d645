package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process is killed while a doctor's departure is under way, forward and back; it goes on where it was. */
class DepartureCrashTest {
    private static final int APPOINTMENTS = 18;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void goesOnAfterAKillInEitherDirection() {
        try (Product product = Product.fresh(Map.of()).start()) {
            Api admin = Api.as(product, "admin");
            var doctors = new TwoDoctors(admin);
            List<String> booked = doctors.book(admin, APPOINTMENTS);
            assertThat(doctors.leave("move").status()).isEqualTo(200);
            product.kill();
            product.start();

            Soon.holds(PATIENCE, () -> assertThat(stage(product, doctors)).isEqualTo("deciding"));
            assertThat(product.count("SELECT count(DISTINCT appointment_id) FROM appointments.proposal"))
                    .isEqualTo(APPOINTMENTS);
            assertThat(product.count("SELECT count(*) FROM appointments.proposal"))
                    .isEqualTo(APPOINTMENTS);
            assertThat(held(product)).isEqualTo(APPOINTMENTS);

            Api again = Api.as(product, "admin");
            for (JsonNode proposal : doctors.proposals(again)) {
                if (!proposal.path("appointment").path("id").asText().equals(booked.getFirst())) {
                    TwoDoctors.must(
                            200,
                            again.post(
                                    "/api/v1/appointment-proposals/"
                                            + proposal.path("id").asText() + "/accept",
                                    null));
                }
            }
            assertThat(again.post(doctors.departure() + "/undo", null).status()).isEqualTo(200);
            product.kill();
            product.start();

            Soon.holds(PATIENCE, () -> assertThat(stage(product, doctors)).isEqualTo("undone"));
            assertThat(product.count(
                            "SELECT count(*) FROM appointments.appointment WHERE status = 'booked' AND doctor_id = '"
                                    + doctors.leaving + "'"))
                    .isEqualTo(APPOINTMENTS);
            assertThat(held(product)).isZero();
            assertThat(product.count("SELECT count(*) FROM doctors.doctor WHERE leaving OR NOT active"))
                    .isZero();
        }
    }

    private static String stage(Product product, TwoDoctors doctors) {
        return Api.as(product, "admin")
                .get(doctors.departure())
                .json()
                .path("stage")
                .asText();
    }

    private static long held(Product product) {
        return product.count(
                "SELECT count(*) FROM appointments.appointment h JOIN appointments.proposal p ON p.hold_id = h.id"
                        + " WHERE h.status = 'held'");
    }
}
