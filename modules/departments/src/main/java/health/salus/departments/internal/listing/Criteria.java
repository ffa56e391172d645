package health.salus.departments.internal.listing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values a list is narrowed by; null narrows nothing. */
public final class Criteria {
    private Criteria() {}

    public static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
        Map<String, @Nullable Object> criteria = new HashMap<>();
        criteria.put(name, value);
        return criteria;
    }

    public static Map<String, @Nullable Object> of(
            String name, @Nullable Object value, String otherName, @Nullable Object otherValue) {
        Map<String, @Nullable Object> criteria = of(name, value);
        criteria.put(otherName, otherValue);
        return criteria;
    }
}
