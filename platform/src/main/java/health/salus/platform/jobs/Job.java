package health.salus.platform.jobs;

/**
 * Work put in a module's queue with {@link health.salus.platform.data.Transaction#schedule}. A CDI bean. Repeated with back-off when it throws, so it must be
 * safe to repeat.
 *
 * @param <T> what it needs to know, kept as JSON
 */
public interface Job<T> {
    String module();

    /** The name it is scheduled under, unique in the module. */
    String name();

    Class<T> data();

    void run(String id, T data);
}
