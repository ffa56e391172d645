package health.salus.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.data.Ids;
import health.salus.platform.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueTablesTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("sample");

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final UUID third = Ids.next();

    @BeforeEach
    void empty() {
        postgres.empty();
    }

    private static QueueTables tables() {
        return new QueueTables(postgres.database());
    }

    private static void sql(String statement, Object... values) {
        postgres.database().run(transaction -> transaction.handle().execute(statement, values));
    }

    private void events() {
        sql(
                "INSERT INTO sample.inbox (handler, event_id, aggregate_id, payload) VALUES ('Note', ?, ?, '{}')",
                first,
                first);
        sql("""
                INSERT INTO sample.inbox (handler, event_id, aggregate_id, payload, failures, failure, due_at)
                VALUES ('Note', ?, ?, '{}', 3, 'java.io.IOException: Mrs Smith', now() + interval '1 hour')""", second, second);
        sql("""
                INSERT INTO sample.inbox (handler, event_id, aggregate_id, payload, state, failures, failure)
                VALUES ('Note', ?, ?, '{"patientId": "018f0000-0000-7000-8000-000000000001", "reason": "chest pain", "minutes": 30}',
                        'dead', 12, 'a.b.Outer$Broken: chest pain')""", third, third);
        sql(
                "INSERT INTO sample.inbox (handler, event_id, aggregate_id, state) VALUES ('Note', ?, ?, 'handled')",
                Ids.next(),
                third);
    }

    private static void jobs() {
        String job =
                "INSERT INTO sample.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version) VALUES ";
        sql(job + "('send', 'due', '1', now() - interval '1 minute', false, 0, 1)");
        sql(job + "('send', 'busy', '1', now(), true, 0, 1)");
        sql(job + "('send', 'later', '1', now() + interval '1 day', false, NULL, 1)");
        sql(job + "('send', 'again:1', '1', now() + interval '1 day', false, 4, 1)");
        sql(job + "('sweep', 'recurring', NULL, now() + interval '1 day', false, 1, 1)");
        sql(
                "INSERT INTO sample.dead_job (job, id, data, failures, failure) VALUES ('send', 'gone', '{\"to\": \"Mrs Smith\"}', 12, 'x')");
    }

    private static QueueState state(QueueName queue) {
        return tables().states().stream()
                .filter(each -> each.queue() == queue)
                .findFirst()
                .orElseThrow();
    }

    private static List<QueueItem> items(QueueName queue, ItemState state) {
        return tables().items(queue, state, Optional.empty(), 100).stream()
                .map(QueueTables.Positioned::item)
                .toList();
    }

    private static int retry(QueueName queue, Chosen.Retry retry) {
        return postgres.database().write(transaction -> tables().retry(transaction.handle(), queue, retry));
    }

    private static int discard(QueueName queue, String... items) {
        var discard = new Chosen.Discard(List.of(items), "was a test");
        return postgres.database().write(transaction -> tables().discard(transaction.handle(), queue, discard));
    }

    @Test
    void countsWhatThereIs() {
        events();
        jobs();
        sql("INSERT INTO sample.outbox (id, type, aggregate_id, payload) VALUES (?, 'Told', ?, '{}')", first, first);
        sql("INSERT INTO sample.access_record (id, body) VALUES (?, '{\"action\": \"patients:read\"}')", second);

        assertThat(state(QueueName.INBOX))
                .extracting(QueueState::waiting, QueueState::failed, QueueState::dead)
                .containsExactly(1L, 1L, 1L);
        assertThat(state(QueueName.INBOX).oldestAt()).isEqualTo(Ids.madeAt(first));
        assertThat(state(QueueName.JOBS))
                .extracting(
                        QueueState::waiting,
                        QueueState::running,
                        QueueState::scheduled,
                        QueueState::failed,
                        QueueState::dead)
                .containsExactly(1L, 1L, 1L, 2L, 1L);
        assertThat(state(QueueName.OUTBOX).waiting()).isEqualTo(1);
        assertThat(state(QueueName.ACCESS_RECORDS).waiting()).isEqualTo(1);
        assertThat(state(QueueName.OUTBOX).oldestAt()).isEqualTo(Ids.madeAt(first));
    }

    @Test
    void listsEachStateAndShowsNothingOfWhatPatientsComeFor() {
        events();
        jobs();

        QueueItem dead = items(QueueName.INBOX, ItemState.DEAD).getFirst();
        assertThat(dead.id()).isEqualTo("Note:" + third);
        assertThat(dead.failure()).isEqualTo("Broken");
        assertThat(dead.payload())
                .hasToString(
                        "{\"reason\":\"…\",\"minutes\":30,\"patientId\":\"018f0000-0000-7000-8000-000000000001\"}");
        assertThat(items(QueueName.INBOX, ItemState.FAILED))
                .extracting(QueueItem::failure)
                .containsExactly("IOException");
        assertThat(items(QueueName.INBOX, ItemState.WAITING))
                .extracting(QueueItem::subject)
                .containsExactly(first.toString());
        assertThat(items(QueueName.JOBS, ItemState.SCHEDULED))
                .extracting(QueueItem::id)
                .containsExactly("send:later");
        assertThat(items(QueueName.JOBS, ItemState.FAILED))
                .extracting(QueueItem::id)
                .containsExactly("send:again:1", "sweep:recurring");
        assertThat(items(QueueName.JOBS, ItemState.DEAD).getFirst().payload()).hasToString("{\"to\":\"…\"}");
    }

    @Test
    void listsWhatIsOnItsWayOut() {
        sql("INSERT INTO sample.outbox (id, type, aggregate_id, payload) VALUES (?, 'Told', ?, '{}')", first, second);
        sql("""
                INSERT INTO sample.access_record (id, body)
                VALUES (?, '{"action": "patients:read", "at": "2026-11-21T12:00:00Z", "userName": "Rosa"}')""", third);
        assertThat(items(QueueName.OUTBOX, ItemState.WAITING))
                .extracting(QueueItem::id, QueueItem::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(first.toString(), second.toString()));
        QueueItem access = items(QueueName.ACCESS_RECORDS, ItemState.WAITING).getFirst();
        assertThat(access.name()).isEqualTo("patients:read");
        assertThat(access.dueAt()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(access.payload()).isEmpty();
    }

    @Test
    void givesPagesOfLongLists() {
        for (int i = 0; i < 5; i++) {
            sql(
                    "INSERT INTO sample.outbox (id, type, aggregate_id, payload) VALUES (?, 'Told', ?, '{}')",
                    Ids.next(),
                    Ids.next());
        }
        var page = tables().items(QueueName.OUTBOX, ItemState.WAITING, Optional.empty(), 2);
        var next = tables().items(
                        QueueName.OUTBOX,
                        ItemState.WAITING,
                        Optional.of(page.getLast().key()),
                        10);
        assertThat(page).hasSize(2);
        assertThat(next).hasSize(3);
    }

    @Test
    void triesChosenEventsAgainAndLeavesTheOthers() {
        events();
        assertThat(retry(
                        QueueName.INBOX, new Chosen.Retry(List.of("Note:" + third, "Note:" + first, "nonsense"), null)))
                .isEqualTo(1);
        assertThat(state(QueueName.INBOX))
                .extracting(QueueState::waiting, QueueState::failed, QueueState::dead)
                .containsExactly(2L, 1L, 0L);
    }

    @Test
    void triesEverythingAgain() {
        events();
        jobs();
        assertThat(retry(QueueName.INBOX, new Chosen.Retry(null, true))).isEqualTo(2);
        assertThat(retry(QueueName.JOBS, new Chosen.Retry(null, true))).isEqualTo(3);
        assertThat(state(QueueName.INBOX).waiting()).isEqualTo(3);
        assertThat(state(QueueName.JOBS))
                .extracting(QueueState::waiting, QueueState::failed, QueueState::dead)
                .containsExactly(4L, 0L, 0L);
        assertThat(items(QueueName.JOBS, ItemState.WAITING))
                .extracting(QueueItem::id)
                .containsExactlyInAnyOrder("send:due", "send:gone", "send:again:1", "sweep:recurring");
    }

    @Test
    void triesNothingAgainWhenNothingWasChosen() {
        events();
        assertThat(retry(QueueName.INBOX, new Chosen.Retry(List.of(), null))).isZero();
        assertThat(retry(QueueName.INBOX, new Chosen.Retry(null, null))).isZero();
    }

    @Test
    void givesUpOnlyWhatHasFailedAndDoesNotComeAgainByItself() {
        events();
        jobs();
        assertThat(discard(QueueName.INBOX, "Note:" + first, "Note:" + second, "Note:" + third))
                .isEqualTo(2);
        assertThat(discard(QueueName.JOBS, "send:due", "send:busy", "send:again:1", "sweep:recurring", "send:gone"))
                .isEqualTo(2);
        assertThat(state(QueueName.INBOX))
                .extracting(QueueState::waiting, QueueState::failed, QueueState::dead)
                .containsExactly(1L, 0L, 0L);
        assertThat(state(QueueName.JOBS))
                .extracting(QueueState::failed, QueueState::dead)
                .containsExactly(1L, 0L);
    }

    @Test
    void countsHandledEventsByMinute() {
        Instant now = Instant.parse("2026-11-21T12:00:30Z");
        for (String at : List.of("11:59:59.9", "11:59:00", "11:58:00", "11:00:00", "10:59:59", "12:00:01")) {
            sql(
                    "INSERT INTO sample.inbox (handler, event_id, aggregate_id, state, changed_at) VALUES ('Note', ?, ?, 'handled', ?::timestamptz)",
                    Ids.next(),
                    first,
                    "2026-11-21T" + at + "Z");
        }
        sql(
                "INSERT INTO sample.inbox (handler, event_id, aggregate_id, state, failure, changed_at) VALUES ('Note', ?, ?, 'handled', 'Discarded: x', '2026-11-21T11:59:00Z')",
                Ids.next(),
                first);
        var handled = tables().handled(now, 60);
        assertThat(handled).hasSize(60);
        assertThat(handled.getLast()).isEqualTo(2);
        assertThat(handled.get(58)).isEqualTo(1);
        assertThat(handled.getFirst()).isEqualTo(1);
        assertThat(handled.stream().mapToLong(Long::longValue).sum()).isEqualTo(4);
    }
}
