package health.salus.platform.web;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description of the REST interface with what holds for every operation: the errors each can answer, the key
 * that makes creating safe to repeat, how far a session has written, one heading for each resource. Leaves out what only
 * processes of the same installation may call.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublicInterface implements OASFilter {
    private static final String KEY = "Idempotency-Key";

    private static final String POSITION = SessionPosition.HEADER;

    private static final String POSITION_EXAMPLE = "7c1e09ab.00000002a81f4c30";

    private static final String EXAMPLES = "META-INF/openapi-examples.json";

    /**
     * These take no key: a second user of one address or a second set-up is refused anyway and their answers are secrets that
     * are not kept; each use of break-glass is a fact of its own.
     */
    private static final Set<String> WITHOUT_KEY =
            Set.of("/api/v1/users", "/api/v1/auth/setup", "/api/v1/patients/{id}/break-glass");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getPaths() == null || description.getPaths().getPathItems() == null) {
            return;
        }
        Map<String, PathItem> paths = description.getPaths().getPathItems();
        List<String> all = List.copyOf(paths.keySet());
        all.stream().filter(path -> path.startsWith("/internal")).forEach(description.getPaths()::removePathItem);
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        DescribedProblem.all()
                .forEach(problem -> description.getComponents().addResponse(problem.name(), problem.response()));
        description.getComponents().addSchema("Problem", DescribedProblem.schema());
        description.getComponents().addParameter(POSITION, positionSent()).addHeader(POSITION, positionAnswered());
        examples().forEach((name, example) -> show(description, name, example));
        all.stream()
                .filter(path -> !path.startsWith("/internal"))
                .forEach(path -> Objects.requireNonNull(paths.get(path))
                        .getOperations()
                        .forEach((method, operation) -> complete(path, method, operation)));
    }

    /** Examples of what is sent, by the name of its schema. */
    private static Map<String, Object> examples() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(EXAMPLES)) {
            return file == null ? Map.of() : Json.MAPPER.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(EXAMPLES + " cannot be read", e);
        }
    }

    private static void show(OpenAPI description, String name, Object example) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        Schema schema = schemas == null ? null : schemas.get(name);
        if (schema == null) {
            throw new IllegalStateException(EXAMPLES + " has an example of " + name + ", which is not there");
        }
        schema.setExamples(List.of(example));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setTags(List.of(heading(path)));
        if (method == PathItem.HttpMethod.POST
                && operation.getResponses().getAPIResponse("201") != null
                && !WITHOUT_KEY.contains(path)) {
            operation.addParameter(idempotencyKey());
        }
        if (isSecured(operation)) {
            carryPosition(method, operation);
        }
        problems(path, method, operation).forEach(problem -> describe(operation, problem));
    }

    /** {@code /api/v1/insurance-policies/7} is about Insurance policies. */
    private static String heading(String path) {
        String resource =
                path.replaceFirst("^/api/v1/", "").replaceFirst("^[/.]+", "").split("[/.]", 2)[0];
        String words = resource.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "Chosen by the client. The same key and body answer what the first request answered, for 24 hours.")
                .example("3f0d6c1e-order-17")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .maxLength(200));
    }

    private static void carryPosition(PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.GET) {
            operation.addParameter(OASFactory.createParameter().ref(POSITION));
        } else {
            operation.getResponses().getAPIResponses().entrySet().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .forEach(response -> response.getValue()
                            .addHeader(POSITION, OASFactory.createHeader().ref(POSITION)));
        }
    }

    private static Parameter positionSent() {
        return OASFactory.createParameter()
                .name(POSITION)
                .in(Parameter.In.HEADER)
                .description(
                        "What the last change answered in this header, or `none`. Where there is a replica, it may then answer, and"
                                + " never so that the client misses what it wrote itself; without the header the primary answers.")
                .example(POSITION_EXAMPLE)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Header positionAnswered() {
        return OASFactory.createHeader()
                .description(
                        "How far this client has written, to be sent back with its reads. Only where there is a replica.")
                .example(POSITION_EXAMPLE)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static boolean isSecured(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    private static Stream<DescribedProblem> problems(String path, PathItem.HttpMethod method, Operation operation) {
        boolean secured = isSecured(operation);
        boolean ofOne = path.contains("{");
        boolean body = operation.getRequestBody() != null;
        boolean versioned = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
        boolean reads = method == PathItem.HttpMethod.GET;
        return DescribedProblem.all().stream().filter(problem -> switch (problem) {
            case MALFORMED, TOO_MANY_REQUESTS, INTERNAL_ERROR, UNAVAILABLE -> true;
            case UNAUTHENTICATED, FORBIDDEN -> secured;
            case NOT_FOUND -> ofOne;
            case STALE_VERSION, VERSION_REQUIRED -> versioned;
            case CONFLICT -> !reads && (versioned || operation.getResponses().getAPIResponse("201") != null);
            case CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> body;
            case RULE_BROKEN -> body && operation.getResponses().getAPIResponse("422") != null;
        });
    }

    /** What an endpoint says about an error in its own words stays; its form is always the same. */
    private static void describe(Operation operation, DescribedProblem problem) {
        APIResponse said = operation.getResponses().getAPIResponse(problem.code());
        if (said == null
                || List.of("Bad Request", "Not Authorized", "Not Allowed").contains(said.getDescription())) {
            operation.getResponses().addAPIResponse(problem.code(), problem.reference());
        } else if (said.getContent() == null) {
            said.setContent(problem.content());
        }
    }
}
