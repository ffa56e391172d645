package health.salus.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import health.salus.platform.cache.Caches;
import health.salus.platform.settings.Settings;
import health.salus.platform.web.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Path PUBLISHED = Path.of("../../docs/api/schema.graphqls");
    private static final Path REST = Path.of("../../docs/api/openapi.json");
    private static final Set<String> NOT_IN_THE_QUERY = Set.of("input", "version", "idempotencyKey");

    private final GraphQLSchema schema = Graph.schema(new AppointmentChanges(new Caches(new SimpleMeterRegistry())));

    @Test
    void theSchemaIsPublishedAsItIs() throws IOException {
        if (Boolean.getBoolean("salus.write-docs")) {
            Files.writeString(PUBLISHED, Graph.text());
        }
        assertThat(PUBLISHED).hasContent(Graph.text());
    }

    @Test
    void describesItselfOnlyWhereThatIsWanted() {
        assertThat(describes(Map.of())).as("in production").isFalse();
        assertThat(describes(Map.of("SALUS_PROFILE", "development"))).isTrue();
        assertThat(describes(Map.of("GRAPHQL_INTROSPECTION", "true"))).isTrue();
        assertThat(describes(Map.of("SALUS_PROFILE", "development", "GRAPHQL_INTROSPECTION", "false")))
                .isFalse();
    }

    @Test
    void describesItselfWholeButNotAgainAndAgain() {
        Map<String, String> development = Map.of("SALUS_PROFILE", "development");
        String circle = "fields { type { ".repeat(4);
        assertThat(answers(development, IntrospectionQuery.INTROSPECTION_QUERY)).isTrue();
        assertThat(answers(development, "{ __schema { types { " + circle + "name" + " } }".repeat(4) + " } } }"))
                .isFalse();
        assertThat(answers(
                        development,
                        "{ me { id } ...All } fragment All on Query { __schema { types { " + circle + "name"
                                + " } }".repeat(4) + " } } }"))
                .isFalse();
    }

    private static boolean describes(Map<String, String> environment) {
        return answers(environment, "{ __schema { types { name } } }");
    }

    private static boolean answers(Map<String, String> environment, String query) {
        var graph = new Graph(new AppointmentChanges(new Caches(new SimpleMeterRegistry())), Settings.of(environment));
        var question = new Operation(query, null, null, null);
        return graph.execute(question, new Visitor(null, null, Map.of(), new KeptPosition(null), true, 0))
                .join()
                .getErrors()
                .isEmpty();
    }

    /** A field whose resource is gone, or an argument that it does not know, would fail only when somebody asks. */
    @Test
    void everyFieldIsAnsweredByRest() throws IOException {
        JsonNode paths = Json.MAPPER.readTree(REST.toFile()).path("paths");
        List<String> wrong = new ArrayList<>();
        for (GraphQLObjectType type : schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .toList()) {
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                GraphQLAppliedDirective rest = field.getAppliedDirective("rest");
                if (rest != null) {
                    check(type.getName() + "." + field.getName(), field, rest, paths, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            String name,
            GraphQLFieldDefinition field,
            GraphQLAppliedDirective rest,
            JsonNode paths,
            List<String> wrong) {
        String path = rest.getArgument("path").getValue();
        String method = rest.getArgument("method").getValue();
        JsonNode operation = operation(paths, path.split("\\?", 2)[0], method.toLowerCase(Locale.ROOT));
        if (operation == null) {
            wrong.add(name + ": there is no " + method + " " + path);
            return;
        }
        Set<String> known = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> known.add(parameter.path("name").asText()));
        field.getArguments().stream()
                .map(argument -> argument.getName())
                .filter(argument -> !NOT_IN_THE_QUERY.contains(argument) && !path.contains("{" + argument + "}"))
                .map(argument -> argument.equals("first") ? "limit" : argument.equals("after") ? "cursor" : argument)
                .filter(argument -> !known.contains(argument))
                .forEach(argument -> wrong.add(name + ": " + path + " does not know " + argument));
        if (field.getArgument("input") != null && operation.path("requestBody").isMissingNode()) {
            wrong.add(name + ": " + path + " takes no body");
        }
    }

    /** Paths are the same when their places are, whatever the places are called. */
    private static JsonNode operation(JsonNode paths, String path, String method) {
        String wanted = ("/api/v1" + path).replaceAll("\\{\\w+}", "{}");
        var names = paths.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (name.replaceAll("\\{\\w+}", "{}").equals(wanted)
                    && paths.path(name).has(method)) {
                return paths.path(name).path(method);
            }
        }
        return null;
    }
}
