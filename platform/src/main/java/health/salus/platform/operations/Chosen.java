package health.salus.platform.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.salus.platform.web.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody has chosen in a queue, and what for. */
public final class Chosen {
    private static final int MOST = 500;
    private static final int LONGEST_ID = 600;

    private Chosen() {}

    /**
     * To be tried now.
     *
     * @param items ids of items
     * @param all everything that has failed or is dead, instead of single items
     */
    @Schema(name = "Retry")
    public record Retry(
            @Size(max = MOST) @Schema(examples = "[\"RememberCare:019a3c1e-8d2b-7c11-9b0e-5f2f8f1d2c3a\"]") @Nullable List<@NotNull @Size(max = LONGEST_ID) String> items,

            @Nullable Boolean all) {

        @com.fasterxml.jackson.annotation.JsonIgnore
        boolean everything() {
            return Boolean.TRUE.equals(all);
        }

        List<String> ids() {
            return items == null ? List.of() : items;
        }
    }

    /** To be given up. */
    @Schema(name = "Discard")
    public record Discard(
            @NotNull @Size(min = 1, max = MOST) @Schema(examples = "[\"RememberCare:019a3c1e-8d2b-7c11-9b0e-5f2f8f1d2c3a\"]")
            List<@NotNull @Size(max = LONGEST_ID) String> items,

            @NotBlank @Size(max = 500) @Schema(examples = "The patient was entered in error and is gone.")
            String reason) {
        public Discard {
            reason = Text.orEmpty(reason);
        }
    }

    /** How many items it was done to; others had gone or were not of the kind. */
    @Schema(name = "ChangedItems")
    public record Changed(
            @JsonProperty("changed") @Schema(examples = "3") int changed) {}
}
