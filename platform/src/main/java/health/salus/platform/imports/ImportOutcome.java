package health.salus.platform.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one imported row.
 *
 * @param externalId the row's id in the other system
 * @param id what it is here; null when it failed
 * @param message why it failed, for people
 */
public record ImportOutcome(
        String externalId,
        @Nullable UUID id,
        Outcome outcome,
        @Nullable String message) {

    /** The ways a row can end. */
    public enum Outcome {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("failed")
        FAILED
    }

    public static ImportOutcome of(String externalId, UUID id, Outcome outcome) {
        return new ImportOutcome(externalId, id, outcome, null);
    }

    public static ImportOutcome failed(String externalId, String message) {
        return new ImportOutcome(externalId, null, Outcome.FAILED, message);
    }
}
