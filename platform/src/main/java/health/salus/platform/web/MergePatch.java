package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.WebApplicationException;

/** Changes part of a resource (JSON merge patch, RFC 7396): what is absent stays, what is null is cleared. */
@ApplicationScoped
public class MergePatch {
    private final Validator validator;

    public MergePatch(Validator validator) {
        this.validator = validator;
    }

    /**
     * The form as it would have been filled in anew, with the same checks.
     *
     * @param current what is stored, as a form
     */
    public <T> T apply(T current, ObjectNode patch) {
        @SuppressWarnings("unchecked")
        Class<T> form = (Class<T>) current.getClass();
        ObjectNode merged = merge(Json.STRICT.valueToTree(current), patch);
        T changed;
        try {
            changed = Json.STRICT.treeToValue(merged, form);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e, 400);
        }
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        for (var change : patch.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode object) {
                JsonNode old = target.get(change.getKey());
                target.set(
                        change.getKey(), merge(old instanceof ObjectNode known ? known : target.objectNode(), object));
            } else {
                target.set(change.getKey(), value);
            }
        }
        return target;
    }
}
