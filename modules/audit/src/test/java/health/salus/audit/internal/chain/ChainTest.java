package health.salus.audit.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Ids;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChainTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("audit");

    private final Chain chain = new Chain("a key of the installation".getBytes(StandardCharsets.UTF_8));
    private final AppendEntries append = new AppendEntries(postgres.database(), chain);
    private final VerifyChain verify = new VerifyChain(postgres.database(), chain);

    @BeforeEach
    void startWithFiveEntries() throws SQLException {
        asOwner("ALTER TABLE audit.entry DISABLE TRIGGER USER; DELETE FROM audit.entry");
        append.run(records(5));
    }

    @Test
    void isValidAsWritten() {
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(true, 5, null));
    }

    @Test
    void isValidWhenThereIsNothing() throws SQLException {
        asOwner("DELETE FROM audit.entry");
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(true, 0, null));
    }

    @Test
    void ignoresWhatItAlreadyHas() {
        List<AccessRecord> records = records(3);
        append.run(records);
        append.run(records);
        append.run(List.of(records.getFirst(), records.getFirst()));
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(true, 8, null));
    }

    @Test
    void namesTheFirstChangedEntry() throws SQLException {
        asOwner("UPDATE audit.entry SET user_name = 'Somebody else' WHERE position IN (3, 5)");
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(false, 2, idAt(3)));
    }

    @Test
    void noticesThatAnEntryWasTakenOut() throws SQLException {
        asOwner("DELETE FROM audit.entry WHERE position = 2");
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(false, 1, idAt(3)));
    }

    @Test
    void noticesThatTwoEntriesWereExchanged() throws SQLException {
        asOwner("""
                UPDATE audit.entry SET position = -2 WHERE position = 2;
                UPDATE audit.entry SET position = 2 WHERE position = 3;
                UPDATE audit.entry SET position = 3 WHERE position = -2""");
        assertThat(verify.run().valid()).isFalse();
    }

    @Test
    void cannotBeLinkedAnewWithoutTheKey() throws SQLException {
        asOwner("DELETE FROM audit.entry");
        new AppendEntries(postgres.database(), new Chain(new byte[32])).run(records(2));
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(false, 0, idAt(1)));
    }

    @Test
    void keepsEveryCharacter() {
        String odd = "a tab\t, lines\r\n\\.\n\\N \\x00 \"quoted\" 'single' {braces}, comma \u200f \ud83c\udfe5";
        var record = new AccessRecord(
                Ids.next(),
                Instant.parse("2026-03-29T01:00:00.123456Z"),
                UUID.randomUUID(),
                odd,
                List.of("nurse", "lab-technician"),
                "patients:read",
                "patient",
                odd,
                null,
                "::1",
                odd,
                odd,
                "",
                "success",
                null);
        append.run(List.of(record));
        AccessRecord kept = postgres.database()
                .read(handle -> handle.createQuery("SELECT * FROM audit.entry WHERE id = :id")
                        .bind("id", record.id())
                        .map((row, context) -> EntryRepository.entry(row))
                        .one());
        assertThat(kept).isEqualTo(record);
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(true, 6, null));
    }

    @Test
    void staysInOrderWhenManyAppendAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> work = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                work.add(Executors.callable(() -> append.run(records(7))));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(verify.run()).isEqualTo(new VerifyChain.Verdict(true, 145, null));
    }

    @Test
    void cannotBeChangedByTheApplication() {
        for (String change :
                List.of("UPDATE audit.entry SET user_name = 'x'", "DELETE FROM audit.entry", "TRUNCATE audit.entry")) {
            assertThatThrownBy(() -> postgres.database()
                            .run(transaction -> transaction.handle().execute(change)))
                    .hasMessageContaining("permission denied for table entry");
        }
    }

    @Test
    void cannotBeChangedByTheOwnerWithoutTurningOffTheTrigger() throws SQLException {
        asOwner("ALTER TABLE audit.entry ENABLE TRIGGER USER");
        assertThatThrownBy(() -> asOwner("DELETE FROM audit.entry")).hasMessageContaining("never changed");
        assertThatThrownBy(() -> asOwner("TRUNCATE audit.entry")).hasMessageContaining("never changed");
    }

    private static List<AccessRecord> records(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> AccessRecord.of(
                        Callers.nurse(), Instant.now(), "patients:read", "patient", Ids.next(), Ids.next()))
                .toList();
    }

    private static UUID idAt(long position) {
        return postgres.database()
                .read(handle -> handle.select("SELECT id FROM audit.entry WHERE position = ?", position)
                        .mapTo(UUID.class)
                        .one());
    }

    private static void asOwner(String sql) throws SQLException {
        String url = postgres.database().read(handle -> {
            try {
                return handle.getConnection().getMetaData().getURL();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try (var connection = DriverManager.getConnection(url, "salus_owner", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
