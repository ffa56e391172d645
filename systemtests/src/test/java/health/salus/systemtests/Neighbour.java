package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who reads and listens all the while, whatever others do to the product. */
final class Neighbour {
    private static final String PATH = "/api/v1/patients?limit=3";

    private final Api api;
    private final Listener listener;
    private final JsonNode patient;
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Thread work;
    private volatile boolean over;

    Neighbour(Product product) {
        api = Api.as(product, "admin");
        patient = FrontDesk.register(api);
        listener = Listener.to(product).introduce(api);
        assertThat(listener.next().path("type").asText()).isEqualTo("connection_ack");
        listener.subscribe(
                "mine",
                "subscription { appointmentChanged(patientId: \"%s\") { kind } }"
                        .formatted(patient.path("id").asText()));
        work = Thread.startVirtualThread(this::read);
    }

    private void read() {
        while (!over) {
            long begun = System.nanoTime();
            int status = api.get(PATH).status();
            nanos.add(System.nanoTime() - begun);
            if (status != 200) {
                refusals.add(status);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** One of a hundred answers may have taken longer, and what is booked is still heard of in that time. */
    void wasNotHeldUp(Duration slowest) {
        try {
            hearsOfABooking(slowest);
            over = true;
            work.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            listener.close();
        }
        assertThat(refusals).isEmpty();
        List<Long> sorted = nanos.stream().sorted().toList();
        assertThat(Duration.ofNanos(sorted.get(sorted.size() * 99 / 100)))
                .as("p99 of %d answers", sorted.size())
                .isLessThan(slowest);
    }

    private void hearsOfABooking(Duration within) {
        JsonNode slot = FrontDesk.slots(api, "cardiology", 1).getFirst();
        Api.Answer booked = api.post(
                "/api/v1/appointments", FrontDesk.booking(patient.path("id").asText(), slot));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        long begun = System.nanoTime();
        assertThat(listener.next().at("/payload/data/appointmentChanged/kind").asText())
                .isEqualTo("BOOKED");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(within);
    }
}
