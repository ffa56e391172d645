package health.salus.graphql;

import health.salus.platform.web.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for, in the terms of Relay. REST knows a cursor only for the end of a page; the cursor of
 * an edge inside is therefore the cursor of its page and how many of it come before, as {@code 3~cursor}.
 *
 * @param first how many are asked for
 * @param skipped how many of the page were seen already
 * @param cursor where the page starts; null for the beginning
 */
record Part(int first, int skipped, @Nullable String cursor) {
    private static final int MOST = 100;

    /** Takes {@code first} and {@code after} out of a field's arguments. */
    static Part of(Map<String, Object> arguments) {
        int first = arguments.remove("first") instanceof Integer asked ? asked : 25;
        if (first < 1 || first > MOST) {
            throw new Failure.Malformed(
                    "validation", "The argument first is not a number from 1 to " + MOST + ".", List.of());
        }
        return arguments.remove("after") instanceof String after && !after.isEmpty()
                ? after(first, after)
                : new Part(first, 0, null);
    }

    private static Part after(int first, String after) {
        int end = after.indexOf('~');
        if (end < 0) {
            return new Part(first, 0, after);
        }
        String seen = after.substring(0, end);
        if (!seen.matches("\\d{1,3}") || Integer.parseInt(seen) > MOST) {
            throw new Failure.Malformed("validation", "The argument after is not a cursor of this list.", List.of());
        }
        String cursor = after.substring(end + 1);
        return new Part(first, Integer.parseInt(seen), cursor.isEmpty() ? null : cursor);
    }

    /** How many to ask REST for. */
    int limit() {
        return first + skipped;
    }

    Map<String, Object> connection(Answer answer) {
        List<?> page = answer.get("data") instanceof List<?> data ? data : List.of();
        Map<?, ?> position = answer.get("page") instanceof Map<?, ?> found ? found : Map.of();
        String next = position.get("nextCursor") instanceof String cursorOfNext ? cursorOfNext : null;
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int index = Math.min(skipped, page.size()); index < page.size(); index++) {
            boolean last = index == page.size() - 1;
            edges.add(edge(page.get(index), last && next != null ? next : inside(index + 1)));
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("hasNextPage", next != null);
        about.put("hasPreviousPage", skipped > 0 || cursor != null);
        about.put("startCursor", edges.isEmpty() ? null : edges.getFirst().get("cursor"));
        about.put("endCursor", edges.isEmpty() ? null : edges.getLast().get("cursor"));
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("edges", edges);
        connection.put("nodes", edges.stream().map(edge -> edge.get("node")).toList());
        connection.put("pageInfo", about);
        connection.put("totalCount", position.get("total"));
        return connection;
    }

    private static Map<String, Object> edge(Object node, String cursor) {
        Map<String, Object> edge = new LinkedHashMap<>();
        edge.put("node", node);
        edge.put("cursor", cursor);
        return edge;
    }

    private String inside(int seen) {
        return seen + "~" + (cursor == null ? "" : cursor);
    }
}
