package health.salus.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error on the wire (RFC 9457).
 *
 * @param type {@code urn:salus:problem:} and the kind
 * @param title the kind in words, the same for each occurrence
 * @param detail what happened this time
 * @param instance the path asked for
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String requestId,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<FieldError> errors,

        @JsonAnyGetter @JsonAnySetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String PREFIX = "urn:salus:problem:";

    public static Problem of(Failure failure, @Nullable String instance, @Nullable String requestId) {
        return new Problem(
                PREFIX + failure.type(),
                title(failure.type()),
                failure.status(),
                String.valueOf(failure.getMessage()),
                instance,
                requestId,
                failure.errors(),
                failure.more());
    }

    public static Problem of(
            int status, String kind, String detail, @Nullable String instance, @Nullable String requestId) {
        return new Problem(PREFIX + kind, title(kind), status, detail, instance, requestId, List.of(), Map.of());
    }

    /** The kind without the prefix, such as {@code slot-already-taken}. */
    public String kind() {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    private static String title(String kind) {
        String words = kind.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
