package health.salus.platform.settings;

/**
 * Every environment variable Salus reads. The configuration reference is generated from this list and a test keeps the
 * two in step. {@code <MODULE>_DATABASE_URL}, {@code <MODULE>_DATABASE_REPLICA_URL} and {@code <TARGET>_SERVICE_URL} exist once for each module and are
 * documented beside it.
 */
public enum Setting {
    SALUS_PROFILE(
            "production",
            "`development` fills an empty hospital with demo data and binds to loopback; `production` has no default account."),
    SALUS_TARGETS("all", "Which modules this process runs, separated by commas."),
    PORT("8080", "Port the process listens on."),
    HOST("", "Address to bind to. Empty: loopback in development, every interface in production."),
    DATA_DIR("./data", "Folder for the embedded PostgreSQL, keys and logs."),
    DATABASE_URL(
            "", "`postgresql://user:password@host:port/name`, also with `?ssl=true`. Empty: the embedded PostgreSQL."),
    DATABASE_OWNER_URL(
            "", "The same database under the role that owns the tables and migrates them. Empty: DATABASE_URL."),
    DATABASE_POOL_MIN("2", "Connections kept open for each distinct database URL."),
    DATABASE_POOL_MAX("10", "Most connections for each distinct database URL."),
    DATABASE_REPLICA_URL(
            "",
            "A streaming replica of DATABASE_URL, with a role that may read. Lists, searches and histories that may be some seconds old are answered by it."),
    DATABASE_REPLICA_MAX_LAG("5s", "A replica whose data may be older than this is not used."),
    DATABASE_REPLICA_POOL_MAX("5", "Most connections for each distinct replica URL."),
    BACKGROUND_WORK(
            "true",
            "Whether this process does the background work of its modules. `false` where the target `worker` does it in processes of its own."),
    RABBITMQ_URL(
            "",
            "`amqp://user:password@host:5672`, or `amqps` for TLS: events between modules go through this RabbitMQ. Empty: through the databases."),
    REDIS_URL(
            "",
            "`redis://host:6379`, or `rediss` for TLS: processes share request limits, copies and news of ended sessions through this Redis. Empty: each has its own."),
    REDIS_PASSWORD("", "Password for Redis; one in REDIS_URL is used when this is empty."),
    PUBLIC_URL("", "Address people use to reach this installation, for links. Empty: http://localhost:PORT."),
    JWT_EXPIRES_IN("15m", "Life of an access token (`15m`, `1h`, `900s`)."),
    JWT_REFRESH_EXPIRES_IN("7d", "Life of a refresh token that is not used."),
    SESSION_MAX_AGE("30d", "A session ends after this time however often it is refreshed."),
    ENCRYPTION_KEY(
            "",
            "Base64 of 32 random bytes that protect keys at rest. Empty: made at first start and kept in DATA_DIR."),
    INTERNAL_SECRET(
            "",
            "Secret shared by the processes of one installation for calls between services. Empty: made at first start and kept in DATA_DIR."),
    TRUSTED_PROXIES(
            "", "Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas. Empty: none."),
    ALLOWED_ORIGINS("", "Origins of other sites that may call the API from a browser, separated by commas."),
    RATE_LIMIT_MAX(
            "2000",
            "Requests a client may make in one window; `0` switches limits off. The development profile allows 100 times as many."),
    RATE_LIMIT_WINDOW_MS("900000", "Length of the window in milliseconds."),
    GRAPHQL_INTROSPECTION(
            "", "Whether clients may ask for the GraphQL schema (`true` or `false`). Empty: only in development."),
    GRAPHQL_LISTENERS(
            "5000",
            "WebSockets this process holds at once, and operations that listen on them. Each takes up to 17 KiB; who comes later is sent away and asks again and again instead."),
    LOG_LEVEL("INFO", "`TRACE`, `DEBUG`, `INFO`, `WARN` or `ERROR`."),
    LOG_FORMAT("json", "`json` or `text`."),
    METRICS_ENABLED("true", "Whether `/metrics` answers."),
    SHUTDOWN_DELAY(
            "0s",
            "How long this process still answers after it was told to end, while others learn to ask elsewhere. Worth some seconds where there are several of a kind."),
    BOOKING_HORIZON("365d", "How far ahead an appointment may be booked."),
    BOOKING_NOTICE("0m", "How long before its start an appointment must be booked by patients themselves."),
    HOLD_EXPIRES_IN("5m", "How long a held slot stays held.");

    private final String defaultValue;
    private final String meaning;

    Setting(String defaultValue, String meaning) {
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** One or two sentences in Markdown for the configuration reference. */
    public String meaning() {
        return meaning;
    }
}
