package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The process is killed while people work; what was acknowledged is there afterwards, once. */
class CrashTest {
    private static final int PEOPLE = 8;
    private static final int WRITES_BEFORE_THE_CRASH = 200;

    @Test
    void everyAcknowledgedWriteSurvivesAKill() throws InterruptedException {
        try (Product product = Product.fresh(Map.of()).start()) {
            Api desk = Api.as(product, "receptionist");
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            var enough = new CountDownLatch(WRITES_BEFORE_THE_CRASH);
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < PEOPLE; i++) {
                    people.submit(() -> registerUntilTheCrash(desk, acknowledged, enough));
                }
                enough.await();
                product.kill();
            }
            product.start();

            List<String> lost = new ArrayList<>();
            Api again = Api.as(product, "receptionist");
            for (String id : acknowledged) {
                if (again.get("/api/v1/patients/" + id).status() != 200) {
                    lost.add(id);
                }
            }
            assertThat(lost).isEmpty();
            assertThat(acknowledged).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_THE_CRASH);
            assertThat(product.count("SELECT count(*) - count(DISTINCT mrn) FROM patients.patient"))
                    .isZero();
        }
    }

    @Test
    void goesOnWhenPostgresIsKilled() throws InterruptedException {
        try (Product product = Product.fresh(Map.of()).start()) {
            Api desk = Api.as(product, "receptionist");
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            var enough = new CountDownLatch(WRITES_BEFORE_THE_CRASH);
            var again = new CountDownLatch(WRITES_BEFORE_THE_CRASH);
            var killed = new AtomicBoolean();
            var over = new AtomicBoolean();
            Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < PEOPLE; i++) {
                    people.submit(() -> {
                        while (!over.get()) {
                            Api.Answer answer = desk.post("/api/v1/patients", FrontDesk.person("Crash", "Test"));
                            if (answer.status() == 201) {
                                acknowledged.add(answer.json().path("id").asText());
                                (killed.get() ? again : enough).countDown();
                            } else {
                                refusals.add(answer.status());
                            }
                        }
                    });
                }
                enough.await();
                keepBusy(product, people);
                product.killPostgres();
                killed.set(true);
                boolean recovered = again.await(30, TimeUnit.SECONDS);
                over.set(true);
                assertThat(recovered)
                        .as(() -> "%d of %d writes again, answers %s; the product said:%n%s"
                                .formatted(
                                        WRITES_BEFORE_THE_CRASH - again.getCount(),
                                        WRITES_BEFORE_THE_CRASH,
                                        Set.copyOf(refusals),
                                        product.output()))
                        .isTrue();
                assertThat(product.output())
                        .as("the files were held at first")
                        .contains("is started again (attempt 2)");
            }

            assertThat(refusals)
                    .as("nobody is told a lie, and shortly it works again")
                    .containsOnly(503);
            assertThat(acknowledged).doesNotHaveDuplicates();
            for (String id : acknowledged) {
                assertThat(desk.get("/api/v1/patients/" + id).status()).isEqualTo(200);
            }
        }
    }

    /** A connection that is busy does not notice that its server is dead, and holds the files for as long. */
    private static void keepBusy(Product product, ExecutorService people) throws InterruptedException {
        Future<Boolean> busy = people.submit(() -> {
            try (var connection = product.database();
                    var statement = connection.createStatement()) {
                return statement.execute("""
                        DO $$ DECLARE over timestamptz = clock_timestamp() + interval '5 seconds';
                        BEGIN WHILE clock_timestamp() < over LOOP END LOOP; END $$""");
            }
        });
        while (product.count("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'")
                == 0) {
            assertThat(busy.isDone()).isFalse();
            Thread.sleep(20);
        }
    }

    private static void registerUntilTheCrash(Api desk, Queue<String> acknowledged, CountDownLatch enough) {
        try {
            for (Api.Answer answer = desk.post("/api/v1/patients", FrontDesk.person("Crash", "Test"));
                    answer.status() == 201;
                    answer = desk.post("/api/v1/patients", FrontDesk.person("Crash", "Test"))) {
                acknowledged.add(answer.json().path("id").asText());
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // The connection ends with the process: this write was not acknowledged.
            Collections.emptyList();
        }
    }
}
