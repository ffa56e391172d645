package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * At the address where the patients should be answers something else. Nobody believes what it says, everybody is told what is
 * missing, and the others go on.
 */
class WrongAddressTest {
    private static final String SOMETHING_ELSE = "At the address of the service patients something else answers.";

    private static final Switchboard patients = Switchboard.open();
    private static final Product hospital = Product.fresh(Map.of());
    private static final Product appointments =
            Product.fresh(Map.of("BACKGROUND_WORK", "false"), "--targets=appointments");
    private static final Product gateway = Product.fresh(Map.of(), "--targets=gateway,graphql");

    private final Api desk = Api.as(hospital, "receptionist");
    private final Api atGateway = Api.nobody(gateway).withToken(desk.token());
    private final Api atAppointments = Api.nobody(appointments).withToken(desk.token());

    @BeforeAll
    static void startThree() throws IOException {
        hospital.start();
        Map<String, String> settings = TwoProcessesTest.elsewhere(hospital);
        settings.put("PATIENTS_SERVICE_URL", patients.address());
        appointments.with(settings).launch();
        settings.put("APPOINTMENTS_SERVICE_URL", hospital.address());
        gateway.with(settings).start();
        appointments.awaitReady();
    }

    @AfterAll
    static void stopThree() {
        gateway.close();
        appointments.close();
        hospital.close();
        patients.close();
    }

    @BeforeEach
    void allIsRight() {
        patients.leadTo(hospital);
        Soon.holds(() ->
                assertThat(atGateway.get("/api/v1/patients?limit=1").status()).isEqualTo(200));
    }

    /** Without restarting anybody. */
    @AfterEach
    void allIsRightAgain() {
        allIsRight();
        Soon.holds(() -> assertThat(bookForSomebodyNew().status()).isEqualTo(201));
        assertThat(gateway.output() + appointments.output()).doesNotContain("\tat ");
    }

    @Test
    void aProcessThatRunsSomethingElse() {
        patients.leadTo(gateway); // a process of ours, and none that runs patients
        isNamedEverywhere(SOMETHING_ELSE, "runs-elsewhere");
        assertThat(gateway.output()).contains("PATIENTS_SERVICE_URL, 127.0.0.1:", "correct the address");
        assertThat(appointments.output()).contains("PATIENTS_SERVICE_URL, 127.0.0.1:", "correct the address");
    }

    @Test
    void aWebServerThatWelcomesEverybody() {
        patients.answer("text/html", "<html>Welcome!</html>");
        isNamedEverywhere(SOMETHING_ELSE, "not-salus");
    }

    @Test
    void somethingThatHasAnEmptyAnswerToEverything() {
        patients.answer("application/json", "[]");
        isNamedEverywhere(SOMETHING_ELSE, "not-salus");
        patients.answer("application/json", "{}");
        isNamedEverywhere(SOMETHING_ELSE, "not-salus");
    }

    @Test
    void somethingThatBreaksOff() {
        patients.breakOff();
        isNamedEverywhere("The service patients did not answer.", "unreachable");
    }

    @Test
    void somethingThatSpeaksNoHttp() {
        patients.speakNoHttp();
        isNamedEverywhere("The service patients did not answer.", "unreachable");
    }

    private void isNamedEverywhere(String sentence, String reason) {
        // A connection to what was there before may just be closing.
        Soon.holds(() -> names(sentence, atGateway.get("/api/v1/patients?limit=1")));
        names(sentence, atGateway.post("/api/v1/patients", FrontDesk.person("Test", "Person")));
        Soon.holds(() -> names(sentence, bookForSomebodyNew()));
        JsonNode graph = atGateway
                .post("/graphql", Api.object().put("query", "{ patients { nodes { id } } doctors { totalCount } }"))
                .json();
        assertThat(graph.at("/data/patients").isNull()).as(graph.toString()).isTrue();
        assertThat(graph.at("/errors/0/message").asText()).startsWith(sentence);
        assertThat(graph.at("/data/doctors/totalCount").asInt()).isPositive();
        assertThat(atGateway.get("/api/v1/doctors?limit=1").status()).isEqualTo(200);
        Api admin = Api.nobody(gateway).withToken(Api.as(hospital, "admin").token());
        Soon.holds(() -> assertThat(
                        reasonOf("patients", admin.get("/api/v1/status").json()))
                .isEqualTo(reason));
        assertThat(reasonOf("doctors", admin.get("/api/v1/status").json())).isEmpty();
    }

    private static void names(String sentence, Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).startsWith(sentence);
        assertThat(answer.json().path("service").asText()).isEqualTo("patients");
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    private static String reasonOf(String service, JsonNode status) {
        for (JsonNode each : status.path("services")) {
            if (each.path("service").asText().equals(service)) {
                return each.path("reason").asText();
            }
        }
        throw new AssertionError("Nothing is shown of " + service);
    }

    /** Somebody of whom the appointments have no copy yet. */
    private Api.Answer bookForSomebodyNew() {
        String patient = FrontDesk.register(desk).path("id").asText();
        JsonNode slot = FrontDesk.slots(desk, "cardiology", 1).getFirst();
        return atAppointments.post("/api/v1/appointments", FrontDesk.booking(patient, slot));
    }
}
