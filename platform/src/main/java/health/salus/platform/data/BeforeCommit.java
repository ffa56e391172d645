package health.salus.platform.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets whoever surrounds some work add to the transactions in it, just before they are committed. */
@FunctionalInterface
public interface BeforeCommit {
    /**
     * @param result what the work of the transaction returned
     * @throws RuntimeException when the transaction is to be rolled back
     */
    void add(Transaction transaction, @Nullable Object result);

    /** Runs work; this is called in every transaction that succeeds in it. */
    default <T> T during(Supplier<T> work) {
        return ScopedValue.where(Database.SURROUNDING, this).call(work::get);
    }
}
