package health.salus.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of this process, read once from the environment and the command line; wrong ones fail at start. */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)?");

    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @param environment names and values as the operating system gives them */
    public static Settings of(Map<String, String> environment) {
        return new Settings(environment);
    }

    /** These settings with some values replaced. */
    public Settings with(Map<Setting, String> changes) {
        var changed = new HashMap<>(environment);
        new EnumMap<>(changes).forEach((setting, value) -> changed.put(setting.name(), value));
        return new Settings(changed);
    }

    public String text(Setting setting) {
        String value = environment.get(setting.name());
        return value == null || value.isBlank() ? setting.defaultValue() : value.strip();
    }

    /** A variable whose name depends on a module, such as {@code PATIENTS_DATABASE_URL}. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether any variable is set whose name ends so, such as {@code PATIENTS_DATABASE_REPLICA_URL}. */
    public boolean anyEndingWith(String ending) {
        return environment.entrySet().stream()
                .anyMatch(variable -> variable.getKey().endsWith(ending)
                        && !variable.getValue().isBlank());
    }

    public int number(Setting setting) {
        try {
            return Integer.parseInt(text(setting));
        } catch (NumberFormatException e) {
            throw new WrongSetting(setting.name(), "is not a whole number");
        }
    }

    public boolean on(Setting setting) {
        return switch (text(setting).toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw new WrongSetting(setting.name(), "is neither true nor false");
        };
    }

    /** Reads {@code 15m}, {@code 7d}, {@code 900s}, {@code 500ms}; a bare number is seconds. */
    public Duration duration(Setting setting) {
        var matcher = DURATION.matcher(text(setting));
        if (!matcher.matches()) {
            throw new WrongSetting(setting.name(), "is not a duration such as 15m, 12h or 7d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    public List<String> list(Setting setting) {
        return Stream.of(text(setting).split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    public Path dataDir() {
        return Path.of(text(Setting.DATA_DIR)).toAbsolutePath().normalize();
    }

    public boolean development() {
        return switch (text(Setting.SALUS_PROFILE)) {
            case "development" -> true;
            case "production" -> false;
            default -> throw new WrongSetting("SALUS_PROFILE", "is neither development nor production");
        };
    }

    /** Whether clients may ask for the GraphQL schema. */
    public boolean introspection() {
        return text(Setting.GRAPHQL_INTROSPECTION).isEmpty() ? development() : on(Setting.GRAPHQL_INTROSPECTION);
    }

    public String host() {
        String host = text(Setting.HOST);
        return host.isEmpty() ? (development() ? "127.0.0.1" : "0.0.0.0") : host;
    }

    /** Where people reach this installation, without a slash at the end. */
    public URI publicUrl() {
        String url = text(Setting.PUBLIC_URL);
        return URI.create(url.isEmpty() ? "http://localhost:" + number(Setting.PORT) : url.replaceAll("/+$", ""));
    }

    /** Reads every setting once so that a wrong one is found at start and not in the middle of a day. */
    public void check() {
        for (Setting setting : List.of(
                Setting.PORT,
                Setting.DATABASE_POOL_MIN,
                Setting.DATABASE_POOL_MAX,
                Setting.DATABASE_REPLICA_POOL_MAX,
                Setting.RATE_LIMIT_MAX,
                Setting.RATE_LIMIT_WINDOW_MS,
                Setting.GRAPHQL_LISTENERS)) {
            number(setting);
        }
        for (Setting setting : List.of(
                Setting.DATABASE_REPLICA_MAX_LAG,
                Setting.JWT_EXPIRES_IN,
                Setting.JWT_REFRESH_EXPIRES_IN,
                Setting.SESSION_MAX_AGE,
                Setting.SHUTDOWN_DELAY,
                Setting.BOOKING_HORIZON,
                Setting.BOOKING_NOTICE,
                Setting.HOLD_EXPIRES_IN)) {
            duration(setting);
        }
        on(Setting.METRICS_ENABLED);
        development();
        if (!text(Setting.RABBITMQ_URL).isEmpty() && !text(Setting.RABBITMQ_URL).matches("amqps?://\\S+")) {
            throw new WrongSetting("RABBITMQ_URL", "is not an address such as amqp://user:password@host:5672");
        }
        if (!text(Setting.REDIS_URL).isEmpty() && !text(Setting.REDIS_URL).matches("rediss?://\\S+")) {
            throw new WrongSetting("REDIS_URL", "is not an address such as redis://host:6379");
        }
        if (!text(Setting.DATABASE_REPLICA_URL).isEmpty()
                && text(Setting.DATABASE_URL).isEmpty()) {
            throw new WrongSetting("DATABASE_REPLICA_URL", "is of no use without DATABASE_URL");
        }
        if (number(Setting.PORT) < 0 || number(Setting.PORT) > 65_535) {
            throw new WrongSetting("PORT", "is not between 0 and 65535");
        }
    }
}
