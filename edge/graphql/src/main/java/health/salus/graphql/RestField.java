package health.salus.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A field that the REST interface answers; the directive {@code @rest} in the schema says how. */
final class RestField implements DataFetcher<Object> {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String PREFIX = "urn:salus:problem:";
    private static final Map<String, String> NAMES = Map.of("first", "limit", "after", "cursor");

    private final HttpMethod method;
    private final String path;
    private final GraphQLType type;

    RestField(String method, String path, GraphQLType type) {
        this.method = HttpMethod.valueOf(method);
        this.path = path;
        this.type = GraphQLTypeUtil.unwrapNonNull(type);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment field) {
        Map<String, Object> arguments = new LinkedHashMap<>(field.getArguments());
        Part part = isPages() ? Part.of(arguments) : null;
        Question question = question(field, arguments, part);
        if (question == null) {
            return null;
        }
        Visitor visitor = field.getGraphQlContext().get(Visitor.KEY);
        CompletionStage<Answer> asked = visitor.ask(question);
        return asked.thenApply(answer -> result(field, answer, part));
    }

    /** Null when the object has no such link, as an appointment without a room. */
    private @Nullable Question question(
            DataFetchingEnvironment field, Map<String, Object> arguments, @Nullable Part part) {
        Object body = arguments.remove("input");
        Map<String, String> headers = new LinkedHashMap<>();
        header(headers, "If-Match", arguments.remove("version"), "\"%s\"");
        header(headers, "Idempotency-Key", arguments.remove("idempotencyKey"), "%s");
        String address = address(field, arguments);
        if (address == null) {
            return null;
        }
        if (part != null) {
            arguments.put("first", part.limit());
            arguments.put("after", part.cursor());
        }
        return new Question(method, address + query(address, arguments), headers, body);
    }

    private static void header(Map<String, String> headers, String name, @Nullable Object value, String form) {
        if (value != null) {
            headers.put(name, form.formatted(value));
        }
    }

    private @Nullable String address(DataFetchingEnvironment field, Map<String, Object> arguments) {
        var places = PLACE.matcher(path);
        var address = new StringBuilder();
        while (places.find()) {
            String name = places.group(1);
            Object value = arguments.containsKey(name) ? arguments.remove(name) : ofSource(field, name);
            if (value == null) {
                return null;
            }
            places.appendReplacement(address, encoded(value));
        }
        return places.appendTail(address).toString();
    }

    private static @Nullable Object ofSource(DataFetchingEnvironment field, String name) {
        return field.getSource() instanceof Map<?, ?> source ? source.get(name) : null;
    }

    private static String query(String address, Map<String, Object> arguments) {
        String query = arguments.entrySet().stream()
                .filter(argument -> argument.getValue() != null)
                .map(argument ->
                        NAMES.getOrDefault(argument.getKey(), argument.getKey()) + "=" + encoded(argument.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + query;
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean isPages() {
        return type instanceof GraphQLNamedType named && named.getName().endsWith("Connection");
    }

    private DataFetcherResult<Object> result(DataFetchingEnvironment field, Answer answer, @Nullable Part part) {
        var result = DataFetcherResult.newResult();
        if (!answer.good()) {
            return result.error(problem(field, answer)).build();
        }
        if (part != null) {
            return result.data(part.connection(answer)).build();
        }
        if (type instanceof GraphQLList) {
            return result.data(answer.get("data")).build();
        }
        return result.data(answer.body() == null ? Boolean.TRUE : answer.body()).build();
    }

    /** The problem of REST as an error of GraphQL: its kind is the code, its members are kept. */
    private static GraphQLError problem(DataFetchingEnvironment field, Answer answer) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code(answer));
        extensions.put("status", answer.status());
        if (answer.body() instanceof Map<?, ?> members) {
            extensions.put("problem", members);
        }
        return GraphqlErrorBuilder.newError(field)
                .message("%s", answer.get("detail") instanceof String detail ? detail : "It was refused.")
                .extensions(extensions)
                .build();
    }

    /** {@code urn:salus:problem:slot-already-taken} is SLOT_ALREADY_TAKEN. */
    private static String code(Answer answer) {
        String kind = answer.get("type") instanceof String type && type.startsWith(PREFIX)
                ? type.substring(PREFIX.length())
                : "refused";
        return kind.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
