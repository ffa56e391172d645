package health.salus.platform.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something in a queue.
 *
 * @param name of the event, its handler or the job
 * @param subject what it is about: the id of an aggregate or of the job
 * @param failure what kind of failure it was the last time; never what it said, which may name people
 * @param dueAt when its turn is or was
 * @param payload what it carries, its texts masked
 */
public record QueueItem(
        @Schema(examples = "RememberCare:019a3c1e-8d2b-7c11-9b0e-5f2f8f1d2c3a")
        String id,

        @Schema(examples = "RememberCare") String name,
        @Nullable String subject,

        @Schema(implementation = String.class, examples = "dead")
        ItemState state,

        int failures,

        @Schema(examples = "IllegalStateException") @Nullable String failure,

        @Nullable Instant dueAt,
        @Nullable Instant changedAt,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        JsonNode payload) {}
