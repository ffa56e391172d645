package health.salus.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.data.Ids;
import health.salus.platform.jobs.Bell;
import health.salus.platform.targets.Share;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.Soon;
import health.salus.platform.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditEngineTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample", "listener");

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    @Test
    void carriesRecordsOfReadsAndWritesAndThenForgetsThem() {
        var kept = ConcurrentHashMap.<AccessRecord>newKeySet();
        var read = record();
        var written = record();

        withSink(kept::addAll, () -> {
            postgres.database().recordRead(read);
            postgres.database("listener").run(transaction -> transaction.record(written));

            Soon.holds(() -> assertThat(kept).containsExactlyInAnyOrder(read, written));
            Soon.holds(() -> assertThat(postgres.recorded()).isEmpty());
        });
    }

    @Test
    void carriesAgainWhatTheSinkDidNotTake() {
        var kept = ConcurrentHashMap.<AccessRecord>newKeySet();
        var tries = new AtomicInteger();
        var record = record();
        postgres.database().recordRead(record);

        withSink(
                records -> {
                    if (tries.getAndIncrement() == 0) {
                        throw new IllegalStateException("the sink is away");
                    }
                    kept.addAll(records);
                },
                () -> Soon.holds(() -> assertThat(kept).containsExactly(record)));
    }

    @Test
    void keepsRecordsWhileNobodyTakesThem() {
        var engine = new AuditEngine(List.of(), postgres.databases(), new Bell(postgres.databases()));
        engine.start(Share.whole(List.of("sample")));
        postgres.database().recordRead(record());
        engine.stop();

        assertThat(postgres.recorded()).hasSize(1);
    }

    private static void withSink(AuditSink sink, Runnable test) {
        var engine = new AuditEngine(List.of(sink), postgres.databases(), new Bell(postgres.databases()));
        engine.start(Share.whole(List.of("sample", "listener")));
        try {
            test.run();
        } finally {
            engine.stop();
        }
    }

    private static AccessRecord record() {
        return AccessRecord.of(Callers.nurse(), Instant.EPOCH, "things:read", "thing", Ids.next(), null);
    }
}
