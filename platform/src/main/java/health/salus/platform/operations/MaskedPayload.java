package health.salus.platform.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import health.salus.platform.web.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What something in a queue carries, without what it says: ids, numbers and moments stay, every other text becomes an
 * ellipsis. Who operates the computers has no business with what patients come for.
 */
final class MaskedPayload {
    private static final String MASK = "…";
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private MaskedPayload() {}

    static JsonNode of(@Nullable String json) {
        if (json == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode payload = Json.MAPPER.readTree(json);
            return payload.isNull() ? JsonNodeFactory.instance.objectNode() : mask(payload);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(MASK);
        }
    }

    private static JsonNode mask(JsonNode node) {
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> masked.set(field.getKey(), mask(field.getValue())));
            return masked;
        }
        if (node.isArray()) {
            var masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(mask(element)));
            return masked;
        }
        boolean harmless = !node.isTextual()
                || ID.matcher(node.textValue()).matches()
                || MOMENT.matcher(node.textValue()).matches();
        return harmless ? node : TextNode.valueOf(MASK);
    }
}
