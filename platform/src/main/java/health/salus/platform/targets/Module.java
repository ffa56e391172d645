package health.salus.platform.targets;

import java.util.List;

/** What each module says of itself. A CDI bean; the process starts it when its targets ask for it. */
public interface Module {
    /** The noun: Maven module, package, URL, schema and target. */
    String name();

    /** Modules whose interface this one calls; where they run in the same process they are started first. */
    default List<String> needs() {
        return List.of();
    }

    /** First path segments under {@code /api/v1} this module answers, if it has others than its name. */
    default List<String> paths() {
        return List.of(name());
    }

    /** Port when split. */
    int port();

    /** Whether the module keeps data; one that does not has no schema. */
    default boolean hasSchema() {
        return true;
    }

    /**
     * Called once the module's schema is up to date, before it starts and before a worker takes up its work: refuses data that
     * was stored with another secret than that of this process.
     *
     * @throws health.salus.platform.settings.WrongSetting which names the secret
     */
    default void secretsMustFit() {}

    /** Called once the module's schema is up to date. */
    default void start() {}

    default void stop() {}
}
