package health.salus.platform.data;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Hands each module its database: one pool for each distinct URL, however many modules share it. */
public final class Databases implements AutoCloseable {
    private final Settings settings;
    private final @Nullable DatabaseUrl application;
    private final @Nullable DatabaseUrl owner;
    private final Map<DatabaseUrl, AgroalDataSource> pools = new ConcurrentHashMap<>();
    private final Map<DatabaseUrl, Pulse> pulses = new ConcurrentHashMap<>();
    private final Map<String, Database> databases = new ConcurrentHashMap<>();
    private final Map<DatabaseUrl, Replica> replicas = new ConcurrentHashMap<>();
    private volatile Supplier<@Nullable OwnWrites> whoAsks = () -> null;

    /**
     * @param application where modules without a URL of their own keep their data, under the role without DDL
     * @param owner the same place under the role that migrates; both are null where every module has its own
     */
    public Databases(Settings settings, @Nullable DatabaseUrl application, @Nullable DatabaseUrl owner) {
        this.settings = settings;
        this.application = application;
        this.owner = owner;
    }

    /** Whether the module has a database of its own. */
    public static boolean hasItsOwn(Settings settings, String module) {
        return settings.named(nameOf(module)).isPresent();
    }

    private static String nameOf(String module) {
        return module.toUpperCase(Locale.ROOT) + "_DATABASE_URL";
    }

    /** Whether a replica is set up for any module. */
    public boolean haveReplica() {
        return settings.anyEndingWith(Setting.DATABASE_REPLICA_URL.name());
    }

    /** Those in use, each once however many modules share it. */
    public Collection<Replica> replicas() {
        return replicas.values();
    }

    /** @param whoAsks what the session of the request that is being answered has written; null where nobody asks */
    public void askedBy(Supplier<@Nullable OwnWrites> whoAsks) {
        this.whoAsks = whoAsks;
    }

    public Database of(String module) {
        return databases.computeIfAbsent(module, this::open);
    }

    /** Brings the module's schema up to date; safe from several processes at once. */
    public void migrate(String module) {
        Migrations.migrate(module, ownerUrl(module), urlOf(module).user());
    }

    /** Those of these modules whose database does not answer just now. Each database is asked once, all at the same time. */
    public Set<String> silent(Collection<String> modules) {
        Map<Optional<DatabaseUrl>, List<String>> sharing = modules.stream().collect(Collectors.groupingBy(this::url));
        Set<String> silent = ConcurrentHashMap.newKeySet();
        silent.addAll(modules);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sharing.values()
                    .forEach(together -> threads.execute(() -> {
                        if (of(together.getFirst()).answers()) {
                            together.forEach(silent::remove);
                        }
                    }));
        }
        return silent;
    }

    private Database open(String module) {
        return new Database(
                module,
                url(module)
                        .<DataSource>map(url -> pulses.computeIfAbsent(url, this::felt))
                        .orElseGet(() -> new NoDatabase(nameOf(module))),
                replicaUrl(module)
                        .map(url -> replicas.computeIfAbsent(url, at -> replica(urlOf(module), at)))
                        .orElse(null));
    }

    /** DATABASE_REPLICA_URL is a replica of DATABASE_URL, so it says nothing of a module with a database of its own. */
    private Optional<DatabaseUrl> replicaUrl(String module) {
        String shared = settings.text(Setting.DATABASE_REPLICA_URL);
        String name = module.toUpperCase(Locale.ROOT) + "_DATABASE_REPLICA_URL";
        return settings.named(name)
                .map(url -> DatabaseUrl.parse(name, url))
                .or(() -> shared.isEmpty() || hasItsOwn(settings, module)
                        ? Optional.empty()
                        : Optional.of(DatabaseUrl.parse(Setting.DATABASE_REPLICA_URL.name(), shared)));
    }

    private Replica replica(DatabaseUrl primary, DatabaseUrl url) {
        var watch = new ReplicaWatch(primary, url, settings.duration(Setting.DATABASE_REPLICA_MAX_LAG));
        return new Replica(url.place(), replicaPool(url), watch, () -> whoAsks.get());
    }

    private Optional<DatabaseUrl> url(String module) {
        return settings.named(nameOf(module))
                .map(url -> DatabaseUrl.parse(nameOf(module), url))
                .or(() -> Optional.ofNullable(application));
    }

    private DatabaseUrl urlOf(String module) {
        return url(module).orElseThrow(() -> new WrongSetting(nameOf(module), "is missing, and so is DATABASE_URL"));
    }

    private DatabaseUrl ownerUrl(String module) {
        String name = module.toUpperCase(Locale.ROOT) + "_DATABASE_OWNER_URL";
        return settings.named(name).map(url -> DatabaseUrl.parse(name, url)).orElseGet(() -> {
            var own = urlOf(module);
            return owner != null && own.equals(application) ? owner : own;
        });
    }

    private Pulse felt(DatabaseUrl url) {
        AgroalDataSource pool = pools.computeIfAbsent(url, this::pool);
        return new Pulse(url, pool, () -> pool.flush(AgroalDataSource.FlushMode.ALL));
    }

    private AgroalDataSource pool(DatabaseUrl url) {
        return open(
                url,
                pool -> pool.minSize(settings.number(Setting.DATABASE_POOL_MIN))
                        .initialSize(settings.number(Setting.DATABASE_POOL_MIN))
                        .maxSize(settings.number(Setting.DATABASE_POOL_MAX))
                        .acquisitionTimeout(Pulse.WAIT_AT_ONCE)
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5)),
                Map.of("ApplicationName", "salus", "connectTimeout", "5", "socketTimeout", "60"));
    }

    /** Short of patience: whoever does not get an answer here gets it from the primary. */
    private AgroalDataSource replicaPool(DatabaseUrl url) {
        return open(
                url,
                pool -> pool.minSize(0)
                        .initialSize(0)
                        .maxSize(settings.number(Setting.DATABASE_REPLICA_POOL_MAX))
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(1)),
                Map.of(
                        "ApplicationName",
                        "salus replica",
                        "connectTimeout",
                        "2",
                        "socketTimeout",
                        "3",
                        // Should it be promoted, it still is not written.
                        "options",
                        "-c default_transaction_read_only=on"));
    }

    private static AgroalDataSource open(
            DatabaseUrl url,
            UnaryOperator<AgroalConnectionPoolConfigurationSupplier> size,
            Map<String, String> properties) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> size.apply(pool)
                            .reapTimeout(Duration.ofSeconds(10))
                            .idleValidationTimeout(Duration.ofSeconds(1))
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .connectionFactoryConfiguration(connection -> {
                                properties.forEach(connection::jdbcProperty);
                                return connection
                                        .jdbcUrl(url.jdbc())
                                        .principal(new NamePrincipal(url.user()))
                                        .credential(new SimplePassword(url.password()))
                                        .jdbcProperty("reWriteBatchedInserts", "true")
                                        .jdbcProperty("prepareThreshold", "3");
                            })));
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + url, e);
        }
    }

    /** Connections in use in all pools of this process. */
    public long connectionsUsed() {
        return pools.values().stream()
                .mapToLong(pool -> pool.getMetrics().activeCount())
                .sum();
    }

    @Override
    public void close() {
        replicas.values().forEach(Replica::close);
        pulses.values().forEach(Pulse::close);
        pools.values().forEach(AgroalDataSource::close);
    }
}
