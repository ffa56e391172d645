package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds docs/api/openapi.json true, which the product serves; {@code -Dsalus.write-docs=true} writes it anew. */
@Tag("either-shape")
class OpenApiTest {
    private static final Path FILE = Path.of("..", "docs", "api", "openapi.json");
    /** Made of the endpoints while the product was built. */
    private static final Path MADE = Path.of("..", "server", "target", "openapi", "openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void theDescriptionInTheRepositoryIsThatOfTheEndpoints() throws IOException {
        String current = sorted(JSON.readTree(MADE.toFile()));
        if (Boolean.getBoolean("salus.write-docs")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, current);
        }
        assertThat(Files.readString(FILE)).isEqualTo(current);
    }

    @Test
    void theProductGivesTheDescriptionInTheRepository() throws IOException {
        assertThat(sorted(description())).isEqualTo(Files.readString(FILE));
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        List<String> silent = new ArrayList<>();
        description()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    if (operation.getValue().path("summary").asText().isBlank()) {
                        silent.add(operation.getKey() + " " + path.getKey());
                    }
                }));
        assertThat(silent).isEmpty();
    }

    private static String sorted(JsonNode description) throws IOException {
        return JSON.writeValueAsString(JSON.convertValue(description, TreeMap.class)) + "\n";
    }

    private static JsonNode description() {
        return Api.nobody(Product.shared()).get("/openapi.json").json();
    }
}
