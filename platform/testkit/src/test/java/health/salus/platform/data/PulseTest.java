package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that takes connections and says nothing. */
class PulseTest {
    private static final int PEOPLE = 30; // more than there are connections

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    @Test
    void nobodyWaitsLongForADatabaseThatHangs() throws InterruptedException, ExecutionException, IOException {
        assertThat(one()).isEqualTo(1);
        List<ProcessHandle> server = server();
        signal("STOP", server);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Duration>> work = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                work.add(PulseTest::failing);
            }
            for (Future<Duration> waited : people.invokeAll(work)) {
                assertThat(waited.get()).isLessThan(Duration.ofSeconds(12));
            }
            assertThat(failing()).as("from now on at once").isLessThan(Duration.ofSeconds(1));
        } finally {
            signal("CONT", server);
        }

        Soon.holds(() -> assertThatCode(PulseTest::one).doesNotThrowAnyException());
    }

    @Test
    void aStatementMayTakeItsTime() {
        int slept = postgres.database()
                .read(handle -> handle.createQuery("SELECT 1 FROM pg_sleep(9)")
                        .mapTo(Integer.class)
                        .one());

        assertThat(slept).isEqualTo(1);
    }

    private static int one() {
        return postgres.database()
                .read(handle ->
                        handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    }

    /** How long it took to be told that it does not work. */
    private static Duration failing() {
        long begun = System.nanoTime();
        assertThatThrownBy(PulseTest::one).isInstanceOf(JdbiException.class);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** PostgreSQL's first process and all its children. */
    private static List<ProcessHandle> server() {
        long own = postgres.database()
                .read(handle -> handle.createQuery("SELECT pg_backend_pid()")
                        .mapTo(Long.class)
                        .one());
        ProcessHandle first =
                ProcessHandle.of(own).flatMap(ProcessHandle::parent).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
