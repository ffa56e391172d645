package health.salus.graphql;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends.
 *
 * @param query the document; may be left out when its hash is known
 * @param operationName which operation of the document, where it has several
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Operation(
        @Nullable String query,
        @Nullable String operationName,
        @Nullable Map<String, Object> variables,
        @Nullable Extensions extensions) {

    /** What clients add to the protocol; others than ours are of no meaning here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Extensions(@Nullable PersistedQuery persistedQuery) {}

    /** @param sha256Hash of the document, in hexadecimal */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PersistedQuery(int version, @Nullable String sha256Hash) {}

    @Nullable String hash() {
        return extensions == null || extensions.persistedQuery() == null
                ? null
                : extensions.persistedQuery().sha256Hash();
    }

    Operation withQuery(String found) {
        return new Operation(found, operationName, variables, extensions);
    }
}
