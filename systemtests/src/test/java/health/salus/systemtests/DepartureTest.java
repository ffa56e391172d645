package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A doctor leaves who has appointments: across two modules, in one process and in pieces. */
@Tag("either-shape")
class DepartureTest {
    private static Api admin;
    private static Api desk;
    private TwoDoctors doctors;
    private List<String> booked;

    @BeforeAll
    static void open() {
        admin = Api.as(Product.shared(), "admin");
        desk = Api.as(Product.shared(), "receptionist");
    }

    @BeforeEach
    void begin() {
        doctors = new TwoDoctors(admin);
        Soon.holds(() -> assertThat(desk.get("/api/v1/slots?limit=1&doctorId=" + doctors.leaving)
                        .json()
                        .path("data"))
                .isNotEmpty());
        booked = doctors.book(desk, 3);
        assertThat(doctors.leave("move").status()).isEqualTo(200);
        Soon.holds(() -> assertThat(doctors.stage()).isEqualTo("deciding"));
    }

    @Test
    void isOverWhenEveryAppointmentIsSettled() {
        assertThat(doctors.doctor().path("leaving").asBoolean()).isTrue();
        JsonNode proposals = doctors.proposals(desk);
        assertThat(proposals).hasSize(3).allSatisfy(proposal -> {
            assertThat(proposal.path("suggestion").path("doctorId").asText()).isEqualTo(doctors.staying);
            assertThat(proposal.path("suggestion").path("start"))
                    .isEqualTo(proposal.path("was").path("start"));
        });
        theirTimesAreNotOffered();

        assertThat(decide(proposals.path(0), "accept", null)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("moved");
        assertThat(decide(proposals.path(0), "accept", null).problem()).isEqualTo("already-decided");
        assertThat(decide(proposals.path(1), "decline", null).status()).isEqualTo(200);
        String free = proposals.path(1).path("suggestion").path("start").asText();
        assertThat(decide(
                                proposals.path(1),
                                "reschedule",
                                Api.object().put("doctorId", doctors.staying).put("start", free))
                        .status())
                .isEqualTo(200);
        Api.Answer rest =
                desk.post("/api/v1/appointment-proposals/accept", Api.object().put("doctorId", doctors.leaving));
        assertThat(rest.json().path("accepted").asInt()).as(rest.text()).isEqualTo(1);

        Soon.holds(() -> assertThat(doctors.stage()).isEqualTo("done"));
        assertThat(doctors.doctor().path("active").asBoolean()).isFalse();
        assertThat(whoSees(booked)).containsOnly(doctors.staying);
        assertThat(undo().problem()).isEqualTo("departure-over");
    }

    @Test
    void isUndoneAsIfItHadNeverBegun() {
        JsonNode proposals = doctors.proposals(desk);
        assertThat(decide(proposals.path(0), "accept", null).status()).isEqualTo(200);
        assertThat(decide(proposals.path(1), "cancel", Api.object().put("reason", "Sees a GP"))
                        .status())
                .isEqualTo(200);

        assertThat(undo().json().path("stage").asText()).isEqualTo("undoing");
        assertThat(undo().status()).as("asked twice").isIn(200, 409);

        Soon.holds(() -> assertThat(doctors.stage()).isEqualTo("undone"));
        assertThat(doctors.proposals(desk).findValuesAsText("state"))
                .containsExactly("put-back", "put-back", "released");
        String anew = doctors.proposals(desk).path(1).path("bookedAnewAs").asText();
        assertThat(whoSees(List.of(booked.get(0), anew, booked.get(2)))).containsOnly(doctors.leaving);
        assertThat(desk.get("/api/v1/appointments/" + anew)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("booked");
        assertThat(doctors.doctor().path("leaving").asBoolean()).isFalse();
        Soon.holds(() -> assertThat(desk.get("/api/v1/slots?limit=1&doctorId=" + doctors.leaving)
                        .json()
                        .path("data"))
                .isNotEmpty());
    }

    @Test
    void isDecidedAboutByThoseWhoMay() {
        Api doctor = Api.as(Product.shared(), "doctor");
        String id = doctors.proposals(desk).path(0).path("id").asText();

        assertThat(doctor.get("/api/v1/appointment-proposals?doctorId=" + doctors.leaving)
                        .status())
                .isEqualTo(403);
        assertThat(doctor.post("/api/v1/appointment-proposals/" + id + "/accept", null)
                        .status())
                .isEqualTo(403);
        assertThat(desk.post(doctors.departure() + "/undo", null).status())
                .as("who is at the front desk does not decide who works here")
                .isEqualTo(403);
        assertThat(doctors.leave("move").problem()).isEqualTo("already-leaving");
        assertThat(desk.get("/api/v1/appointment-proposals").status()).isEqualTo(400);
        assertThat(desk.get("/api/v1/appointment-proposals?doctorId=" + doctors.leaving + "&state=perhaps")
                        .status())
                .isEqualTo(400);
        assertThat(undo().status()).isEqualTo(200);
    }

    @Test
    void isToldAsAGraphToo() {
        Api.Answer answer = desk.post(
                "/graphql",
                Api.object()
                        .put(
                                "query",
                                "{ departure(doctorId: \"%s\") { stage proposals { nodes { state suggestion { doctorName } } } } }"
                                        .formatted(doctors.leaving)));
        JsonNode departure = answer.json().path("data").path("departure");

        assertThat(departure.path("stage").asText()).as(answer.text()).isEqualTo("deciding");
        assertThat(departure.path("proposals").path("nodes")).hasSize(3);
        Api.Answer undone = admin.post(
                "/graphql",
                Api.object()
                        .put(
                                "query",
                                "mutation { undoDeparture(doctorId: \"%s\") { stage } }".formatted(doctors.leaving)));
        assertThat(undone.json()
                        .path("data")
                        .path("undoDeparture")
                        .path("stage")
                        .asText())
                .as(undone.text())
                .isEqualTo("undoing");
    }

    private void theirTimesAreNotOffered() {
        String patient = FrontDesk.register(desk).path("id").asText();
        JsonNode was = doctors.proposals(desk).path(0).path("was");
        Soon.holds(() -> {
            assertThat(desk.get("/api/v1/slots?limit=1&doctorId=" + doctors.leaving)
                            .json()
                            .path("data"))
                    .isEmpty();
            assertThat(desk.post("/api/v1/appointments", FrontDesk.booking(patient, was))
                            .problem())
                    .isEqualTo("doctor-leaving");
        });
    }

    private Api.Answer decide(JsonNode proposal, String verb, Object body) {
        return desk.post("/api/v1/appointment-proposals/" + proposal.path("id").asText() + "/" + verb, body);
    }

    private Api.Answer undo() {
        return admin.post(doctors.departure() + "/undo", null);
    }

    private static List<String> whoSees(List<String> appointments) {
        return appointments.stream()
                .map(id -> desk.get("/api/v1/appointments/" + id)
                        .json()
                        .path("doctorId")
                        .asText())
                .toList();
    }
}
