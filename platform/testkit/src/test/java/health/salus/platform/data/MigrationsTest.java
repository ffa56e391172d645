package health.salus.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {
    private static final int INSTANCES = 4;

    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    @RepeatedTest(8)
    void instancesThatStartAtTheSameMomentMakeTheSchemaOnce() throws Exception {
        postgres.asOwner("DROP SCHEMA sample CASCADE");
        var together = new CyclicBarrier(INSTANCES);
        Callable<Void> start = () -> {
            try (var databases = postgres.ofAnotherProcess()) {
                together.await();
                databases.migrate("sample");
            }
            return null;
        };
        var starts = new ArrayList<Future<Void>>();
        try (var instances = Executors.newFixedThreadPool(INSTANCES)) {
            for (int i = 0; i < INSTANCES; i++) {
                starts.add(instances.submit(start));
            }
        }
        for (Future<Void> started : starts) {
            started.get();
        }
        assertThat(count("SELECT count(*) FROM sample.schema_history WHERE NOT success"))
                .isZero();
        assertThat(count("SELECT count(*) - count(DISTINCT script) FROM sample.schema_history"))
                .isZero();
        assertThat(count("SELECT count(*) FROM sample.outbox")).isZero();
    }

    private static int count(String sql) {
        return postgres.database()
                .read(handle -> handle.select(sql).mapTo(Integer.class).one());
    }
}
