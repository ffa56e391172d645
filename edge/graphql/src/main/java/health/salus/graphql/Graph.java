package health.salus.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The schema, brought to life: each field knows who answers it. Made when it is first needed. */
@ApplicationScoped
class Graph {
    private static final String FILE = "/graphql/schema.graphqls";
    private static final long CHARACTERS_REMEMBERED = 2_000_000;

    private final GraphQL engine;
    private final boolean describesItself;
    private final Cache<String, PreparsedDocumentEntry> documents = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_REMEMBERED)
            .weigher((String query, PreparsedDocumentEntry entry) -> query.length())
            .build();

    Graph(AppointmentChanges changes, Settings settings) {
        this.describesItself = settings.introspection();
        this.engine = Limits.on(GraphQL.newGraphQL(schema(changes)))
                .defaultDataFetcherExceptionHandler(new Mishaps())
                .preparsedDocumentProvider(this::prepared)
                .build();
    }

    /** Clients send the same few documents again and again: each is read and validated once. */
    private CompletableFuture<PreparsedDocumentEntry> prepared(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> prepare) {
        return CompletableFuture.completedFuture(documents.get(input.getQuery(), query -> prepare.apply(input)));
    }

    /** The schema as it is written, with its descriptions. */
    static String text() {
        try (InputStream file = Objects.requireNonNull(Graph.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GraphQLSchema schema(AppointmentChanges changes) {
        var wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(Words.scalar("DateTime"))
                .scalar(Words.scalar("Date"))
                .directive("rest", new AnsweredByRest())
                .type("Connection", type -> type.typeResolver(any -> null))
                .type(
                        "Subscription",
                        type -> type.dataFetcher("appointmentChanged", changes.ofAppointments())
                                .dataFetcher("queueChanged", changes.ofQueues()))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring);
    }

    private static final class AnsweredByRest implements SchemaDirectiveWiring {
        @Override
        public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> found) {
            GraphQLFieldDefinition field = found.getElement();
            GraphQLAppliedDirective rest = found.getAppliedDirective();
            DataFetcher<?> fetcher = new RestField(
                    rest.getArgument("method").getValue(),
                    rest.getArgument("path").getValue(),
                    field.getType());
            found.setFieldDataFetcher(fetcher);
            return field;
        }
    }

    CompletableFuture<ExecutionResult> execute(Operation operation, Visitor visitor) {
        var input = ExecutionInput.newExecutionInput(operation.query())
                .operationName(operation.operationName())
                .variables(operation.variables() == null ? Map.of() : operation.variables())
                .graphQLContext(Map.of(Visitor.KEY, visitor, Introspection.INTROSPECTION_DISABLED, !describesItself))
                .build();
        return engine.executeAsync(input);
    }
}
