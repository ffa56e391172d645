package health.salus.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors that operations have in common, as the description of the interface shows them. */
enum DescribedProblem {
    MALFORMED(400, "validation", "Some fields are not right."),
    UNAUTHENTICATED(401, "unauthenticated", "Sign in first."),
    FORBIDDEN(403, "forbidden", "You may not do this."),
    NOT_FOUND(404, "not-found", "There is no such patient."),
    CONFLICT(409, "slot-already-taken", "This time has just been taken or was not free."),
    STALE_VERSION(412, "stale-version", "It was changed in the meantime. Read it again and repeat the change."),
    CONTENT_TOO_LARGE(413, "too-large", "The body is larger than 1 MB."),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Send the body as application/json."),
    RULE_BROKEN(422, "in-the-past", "This time has passed."),
    VERSION_REQUIRED(428, "version-required", "Send If-Match with the ETag of the version you want to change."),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests. Try again in 30 seconds."),
    INTERNAL_ERROR(500, "internal-error", "Something went wrong on our side. The request id helps to find it."),
    UNAVAILABLE(503, "unavailable", "Something this needs is not there just now.");

    private final int status;
    private final String kind;
    private final String detail;

    DescribedProblem(int status, String kind, String detail) {
        this.status = status;
        this.kind = kind;
        this.detail = detail;
    }

    static List<DescribedProblem> all() {
        return List.of(values());
    }

    String code() {
        return Integer.toString(status);
    }

    APIResponse reference() {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name());
    }

    APIResponse response() {
        return OASFactory.createAPIResponse().description(detail).content(content());
    }

    Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                .example(example()));
    }

    private Map<String, Object> example() {
        var problem = Problem.of(status, kind, detail, "/api/v1/patients", "0190f0c8-7d22-7c30-8f8f-2b3c4d5e6f70");
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", problem.type());
        example.put("title", problem.title());
        example.put("status", problem.status());
        example.put("detail", problem.detail());
        example.put("instance", problem.instance());
        example.put("requestId", problem.requestId());
        if (this == MALFORMED) {
            example.put(
                    "errors",
                    List.of(Map.of(
                            "pointer",
                            "/birthDate",
                            "code",
                            "in-the-future",
                            "detail",
                            "The birth date lies in the future.")));
        }
        return example;
    }

    static Schema schema() {
        Schema fieldError = object().addProperty(
                        "pointer", text("Where in the body (JSON Pointer), or ?name for a query parameter."))
                .addProperty("code", text("For programs."))
                .addProperty("detail", text("For people."));
        return object().description("An error (RFC 9457). Some kinds have further members, such as conflicts.")
                .addProperty("type", text("urn:salus:problem: and the kind."))
                .addProperty("title", text("The kind in words."))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What happened this time."))
                .addProperty("instance", text("The path asked for."))
                .addProperty("requestId", text("Also in the header X-Request-Id and in the log."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fieldError))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
