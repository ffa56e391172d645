package health.salus.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.graphql.PersistedQueries.PersistedQueryNotFound;
import health.salus.platform.security.CallerIdentity;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Json;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP. What goes wrong in an operation is told in its answer, with status 200, as GraphQL has it. */
@Path("/graphql")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class GraphqlEndpoint {
    private final Operations operations;
    private final PersistedQueries persisted;
    private final RestInterface rest;
    private final CurrentCaller caller;
    private final CurrentIdentityAssociation identities;

    GraphqlEndpoint(
            Operations operations,
            PersistedQueries persisted,
            RestInterface rest,
            CurrentCaller caller,
            CurrentIdentityAssociation identities) {
        this.operations = operations;
        this.persisted = persisted;
        this.rest = rest;
        this.caller = caller;
        this.identities = identities;
    }

    @POST
    @Authenticated
    @org.eclipse.microprofile.openapi.annotations.Operation(hidden = true)
    public Response post(@NotNull Operation operation, @HeaderParam(KeptPosition.HEADER) @Nullable String position) {
        return answer(operation, position, false);
    }

    /** For documents that are known by their hash, so that what only reads may be kept by what lies between. */
    @GET
    @Authenticated
    @org.eclipse.microprofile.openapi.annotations.Operation(hidden = true)
    public Response get(
            @HeaderParam(KeptPosition.HEADER) @Nullable String position,
            @QueryParam("extensions") @Nullable String extensions,
            @QueryParam("operationName") @Nullable String operationName,
            @QueryParam("variables") @Nullable String variables) {
        try {
            var hashed = Json.MAPPER.readValue(extensions == null ? "{}" : extensions, Operation.Extensions.class);
            Map<String, Object> values =
                    Json.MAPPER.readValue(variables == null ? "{}" : variables, new TypeReference<>() {});
            var operation = new Operation(null, operationName, values, hashed);
            if (operation.hash() == null) {
                throw new Failure.Malformed("With GET only queries known by their hash are answered.");
            }
            return answer(operation, position, true);
        } catch (JsonProcessingException e) {
            throw new Failure.Malformed("A parameter is not well-formed JSON.");
        }
    }

    private Response answer(Operation operation, @Nullable String told, boolean readsOnly) {
        try {
            Operation complete = persisted.complete(operation);
            if (readsOnly && !PersistedQueries.readsOnly(String.valueOf(complete.query()))) {
                throw new Failure.Malformed("GET changes nothing: send mutations with POST.");
            }
            var position = new KeptPosition(told);
            var visitor = new Visitor(
                    rest, (CallerIdentity) identities.getIdentity(), caller.introduction(), position, true, 0);
            String answer = Wire.write(operations.run(complete, visitor));
            return Response.ok(answer)
                    .header(KeptPosition.HEADER, position.told())
                    .build();
        } catch (PersistedQueryNotFound e) {
            return Response.ok(Wire.write(Map.of("errors", List.of(e.error())))).build();
        }
    }
}
