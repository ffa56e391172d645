package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The process is told to end while people work: it answers what it has begun, with its database until the last. */
class StopTest {
    private static final int PEOPLE = 16;
    private static final int WRITES_BEFORE_THE_END = 100;
    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    void answersEveryRequestUntilItTakesNoMore() throws InterruptedException {
        try (Product product = Product.fresh(Map.of("SHUTDOWN_DELAY", "2s")).start()) {
            Api desk = Api.as(product, "receptionist");
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            Queue<String> failed = new ConcurrentLinkedQueue<>();
            var enough = new CountDownLatch(WRITES_BEFORE_THE_END);
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < PEOPLE; i++) {
                    people.submit(() -> registerUntilNobodyListens(desk, acknowledged, failed, enough));
                }
                enough.await();
                product.tellToEnd();
            }
            assertThat(product.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(failed).as(product::output).isEmpty();
            assertThat(acknowledged).hasSizeGreaterThan(WRITES_BEFORE_THE_END).doesNotHaveDuplicates();
            assertThat(product.output())
                    .doesNotContain("Timed out waiting for graceful shutdown")
                    .doesNotContain("WARN")
                    .doesNotContain("ERROR");

            product.start();
            Api again = Api.as(product, "receptionist");
            assertThat(acknowledged)
                    .allSatisfy(
                            id -> assertThat(again.get("/api/v1/patients/" + id).status())
                                    .isEqualTo(200));
        }
    }

    private static void registerUntilNobodyListens(
            Api desk, Queue<String> acknowledged, Queue<String> failed, CountDownLatch enough) {
        try {
            while (true) {
                Api.Answer answer = desk.post("/api/v1/patients", FrontDesk.person("Closing", "Time"));
                if (answer.status() == 201) {
                    acknowledged.add(answer.json().path("id").asText());
                    enough.countDown();
                } else {
                    failed.add(answer.status() + " " + answer.text());
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof ConnectException)) {
                failed.add(e.getCause().toString());
            }
        }
    }
}
