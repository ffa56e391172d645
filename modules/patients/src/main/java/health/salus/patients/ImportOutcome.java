package health.salus.patients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one imported row.
 *
 * @param id the id here; null when it failed
 * @param message why it failed, for the person who imports
 */
public record ImportOutcome(
        String externalId,
        @Nullable UUID id,
        Outcome outcome,
        @Nullable String message) {

    /** How it ended. */
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

    public static ImportOutcome created(String externalId, UUID id) {
        return new ImportOutcome(externalId, id, Outcome.CREATED, null);
    }

    public static ImportOutcome updated(String externalId, UUID id) {
        return new ImportOutcome(externalId, id, Outcome.UPDATED, null);
    }

    public static ImportOutcome unchanged(String externalId, UUID id) {
        return new ImportOutcome(externalId, id, Outcome.UNCHANGED, null);
    }

    public static ImportOutcome failed(String externalId, String message) {
        return new ImportOutcome(externalId, null, Outcome.FAILED, message);
    }
}
