package health.salus.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Databases;
import health.salus.platform.events.Event;
import health.salus.platform.web.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh PostgreSQL database for one test class, with the schemas of the modules it names and the roles of production:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase postgres = TestDatabase.of("patients");
 * }</pre>
 *
 * It is ready from the first {@code @BeforeAll} on. Tests of one class share it; {@link #empty} clears it between them.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private final List<String> modules;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable String name;
    private @Nullable Databases databases;
    private @Nullable TestReplica replica;

    private TestDatabase(List<String> modules) {
        this.modules = modules;
    }

    /** @param modules whose migrations are on the class path; the first is the one {@link #database()} gives */
    public static TestDatabase of(String... modules) {
        return new TestDatabase(List.of(modules));
    }

    /** Sets an environment variable for it, such as {@code DATABASE_POOL_MAX}. */
    public TestDatabase with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    /** Reads that may be behind go to this replica of it. */
    public TestDatabase readFrom(TestReplica replica) {
        this.replica = replica;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name = TestServer.running().create(modules);
        if (replica != null) {
            environment.put("DATABASE_REPLICA_URL", replica.url(name));
        }
        databases = TestServer.running().open(name, environment);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        databases().close();
        TestServer.running().drop(Objects.requireNonNull(name));
    }

    public Databases databases() {
        return Objects.requireNonNull(databases, "The database exists from @BeforeAll on");
    }

    /** The same database as another process sees it; the caller closes it. */
    public Databases ofAnotherProcess() {
        return TestServer.running().open(Objects.requireNonNull(name), environment);
    }

    /** The first module's database. */
    public Database database() {
        return database(modules.getFirst());
    }

    public Database database(String module) {
        return databases().of(module);
    }

    /** The events of this type that were published and not yet carried away, oldest first. */
    public <E extends Event> List<E> published(Class<E> type) {
        return modules.stream()
                .flatMap(module -> rows(
                        module,
                        "SELECT payload::text FROM %s.outbox WHERE type = ? ORDER BY position",
                        type.getSimpleName())
                        .stream())
                .map(json -> parse(json, type))
                .toList();
    }

    /** The access records that were stored and not yet carried away, oldest first. */
    public List<AccessRecord> recorded() {
        return modules.stream()
                .flatMap(module -> rows(module, "SELECT body::text FROM %s.access_record ORDER BY position").stream())
                .map(json -> parse(json, AccessRecord.class))
                .toList();
    }

    /** Removes every row of every table of these modules; what migrations have put there as well. */
    public void empty() {
        for (String module : modules) {
            String tables = String.join(", ", rows(module, """
                    SELECT format('%%I.%%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname = '%s' AND tablename <> 'schema_history'
                    """));
            asOwner("TRUNCATE " + tables);
        }
    }

    /** Runs a statement the application's role has no right to. */
    public void asOwner(String sql) {
        TestServer.running().execute(Objects.requireNonNull(name), sql);
    }

    private List<String> rows(String module, String sql, Object... arguments) {
        return database(module)
                .read(handle -> handle.select(sql.formatted(module), arguments)
                        .mapTo(String.class)
                        .list());
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a " + type.getSimpleName() + ": " + json, e);
        }
    }
}
