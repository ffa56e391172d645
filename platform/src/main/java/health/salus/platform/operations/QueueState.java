package health.salus.platform.operations;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much there is in one queue.
 *
 * @param failed will be tried again by itself
 * @param dead failed too often; a person decides
 * @param oldestAt since when the oldest of those that wait or have failed is there
 */
public record QueueState(
        @Schema(examples = "patients") String module,

        @Schema(implementation = String.class, examples = "inbox")
        QueueName queue,

        long waiting,
        long running,
        long scheduled,
        long failed,
        long dead,
        @Nullable Instant oldestAt) {

    static QueueState waiting(String module, QueueName queue, long waiting, @Nullable Instant oldestAt) {
        return new QueueState(module, queue, waiting, 0, 0, 0, 0, oldestAt);
    }

    /** All that is not done with. */
    long depth() {
        return waiting + running + failed;
    }
}
