package health.salus.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.platform.web.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void theCursorOfThePageIsThatOfItsLastEdge() {
        var connection = part(2, null).connection(page(List.of("a", "b"), "NEXT"));
        assertThat(cursors(connection)).containsExactly("1~", "NEXT");
        assertThat(connection.get("pageInfo")).isEqualTo(info(true, false, "1~", "NEXT"));
    }

    @Test
    void anEdgeInsideIsFoundAgain() {
        Part part = part(2, "1~START");
        assertThat(part.limit()).isEqualTo(3);
        assertThat(part.cursor()).isEqualTo("START");
        var connection = part.connection(page(List.of("a", "b", "c"), null));
        assertThat(connection.get("nodes")).isEqualTo(List.of("b", "c"));
        assertThat(cursors(connection)).containsExactly("2~START", "3~START");
        assertThat(connection.get("pageInfo")).isEqualTo(info(false, true, "2~START", "3~START"));
    }

    @Test
    void anEmptyListHasNoCursors() {
        assertThat(part(5, null).connection(page(List.of(), null)).get("pageInfo"))
                .isEqualTo(info(false, false, null, null));
    }

    @Test
    void whatIsNoPartOfAListIsRefused() {
        for (int first : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> part(first, null)).isInstanceOf(Failure.Malformed.class);
        }
        for (String after : List.of("x~", "-1~", "101~", "99999999999~")) {
            assertThatThrownBy(() -> part(5, after)).isInstanceOf(Failure.Malformed.class);
        }
    }

    private static Part part(int first, String after) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("first", first);
        arguments.put("after", after);
        Part part = Part.of(arguments);
        assertThat(arguments).isEmpty();
        return part;
    }

    private static Answer page(List<String> data, String next) {
        Map<String, Object> position = new HashMap<>();
        position.put("nextCursor", next);
        return new Answer(200, Map.of("data", data, "page", position), null);
    }

    private static List<Object> cursors(Map<String, Object> connection) {
        List<Object> cursors = new ArrayList<>();
        for (Object edge : (List<?>) connection.get("edges")) {
            cursors.add(((Map<?, ?>) edge).get("cursor"));
        }
        return cursors;
    }

    private static Map<String, Object> info(boolean next, boolean previous, String start, String end) {
        Map<String, Object> info = new HashMap<>();
        info.put("hasNextPage", next);
        info.put("hasPreviousPage", previous);
        info.put("startCursor", start);
        info.put("endCursor", end);
        return info;
    }
}
