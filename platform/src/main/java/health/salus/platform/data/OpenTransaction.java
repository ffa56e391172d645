package health.salus.platform.data;

import java.util.function.Supplier;

/** Knows whether the running thread holds a database connection, so that calls to other modules can be refused there. */
public final class OpenTransaction {
    private static final ScopedValue<String> MODULE = ScopedValue.newInstance();

    private OpenTransaction() {}

    static <T> T within(String module, Supplier<T> work) {
        return ScopedValue.where(MODULE, module).call(work::get);
    }

    /** Throws if this thread is inside a transaction: what works in one process must work across the network. */
    public static void refuse(String call) {
        if (MODULE.isBound()) {
            throw new IllegalStateException(
                    "%s was called inside an open transaction of %s; call before or after it, or publish an event"
                            .formatted(call, MODULE.get()));
        }
    }
}
