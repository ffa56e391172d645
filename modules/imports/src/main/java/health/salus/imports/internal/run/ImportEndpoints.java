package health.salus.imports.internal.run;

import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.CurrentCaller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import health.salus.platform.web.Version;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImportEndpoints {
    private final StartImport startImport;
    private final ErrorFile errorFile;
    private final Database database;
    private final CurrentCaller caller;
    private final Clock clock;

    ImportEndpoints(
            StartImport startImport,
            ErrorFile errorFile,
            @Schema("imports") Database database,
            CurrentCaller caller,
            Clock clock) {
        this.startImport = startImport;
        this.errorFile = errorFile;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes({
        "application/zip",
        "application/gzip",
        "application/x-gzip",
        "application/x-tar",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @PermissionsAllowed("imports:write")
    @Operation(
            summary = "Start an import",
            description =
                    "The body is a .zip or .tar.gz with Synthea's CSV files. Answers at once; the import runs in the background and is safe to repeat.")
    @APIResponseSchema(
            value = ImportView.class,
            responseCode = "202",
            responseDescription = "Taken in; the import waits for its turn.")
    @APIResponse(responseCode = "400", description = "Not an archive, or an unknown kind.")
    @APIResponse(responseCode = "422", description = "The archive holds none of the files.")
    public Response start(
            @QueryParam("kind") @NotNull @Size(max = 40) String kind,
            @QueryParam("fileName") @Size(max = 255) @Nullable String fileName,
            InputStream body) {
        return accepted(startImport.start(caller.get(), kind, fileName, body));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("imports:write")
    @Operation(
            summary = "Start an import from a form",
            description = "As above, with the archive in the form field file.")
    @APIResponseSchema(
            value = ImportView.class,
            responseCode = "202",
            responseDescription = "Taken in; the import waits for its turn.")
    public Response startFromForm(
            @QueryParam("kind") @NotNull @Size(max = 40) String kind, @RestForm("file") @NotNull FileUpload file) {
        try (InputStream upload = Files.newInputStream(file.uploadedFile())) {
            return accepted(startImport.start(caller.get(), kind, file.fileName(), upload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @PermissionsAllowed("imports:read")
    @Operation(summary = "Imports, newest first")
    public Page<ImportView> list(@BeanParam @Valid PageQuery query) {
        Optional<List<String>> after = query.after();
        Instant before = after.map(values -> Instant.parse(values.get(0))).orElse(null);
        UUID beforeId = after.map(values -> UUID.fromString(values.get(1))).orElse(null);
        List<ImportView> rows = database.read(
                handle -> ImportRepository.newest(handle, query.limit() + 1, before, beforeId, query.offset()));
        return Page.cut(rows, query, view -> List.of(view.createdAt(), view.id()), null);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("imports:read")
    @Operation(summary = "How far an import is")
    @APIResponseSchema(value = ImportView.class, responseDescription = "Status, progress and counts.")
    @APIResponse(responseCode = "404", description = "There is no such import.")
    public Response read(@PathParam("id") UUID id) {
        ImportView view = find(id);
        return Version.ok(view, view.version());
    }

    @GET
    @Path("/{id}/errors")
    @PermissionsAllowed("imports:read")
    @Operation(summary = "Rows that were left out, in the order they were found")
    public Page<RowError> errors(@PathParam("id") UUID id, @BeanParam @Valid PageQuery query) {
        find(id);
        long after =
                query.after().map(values -> Long.parseLong(values.getFirst())).orElse(0L);
        List<ImportRepository.Positioned> rows =
                database.read(handle -> ImportRepository.errors(handle, id, after, query.limit() + 1));
        return Page.cut(rows, query, row -> List.of(row.position()), null).map(ImportRepository.Positioned::error);
    }

    @GET
    @Path("/{id}/errors.csv")
    @Produces("text/csv")
    @PermissionsAllowed("imports:read")
    @Operation(summary = "Rows that were left out, as a file")
    public Response errorFile(@PathParam("id") UUID id) {
        find(id);
        return Response.ok(errorFile.of(id))
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"import-errors-" + id + ".csv\"")
                .build();
    }

    @POST
    @Path("/{id}/cancel")
    @PermissionsAllowed("imports:write")
    @Operation(summary = "Stop an import; what was taken over stays")
    @APIResponse(responseCode = "409", description = "It has ended already.")
    public Response cancel(@PathParam("id") UUID id) {
        find(id);
        if (!database.write(transaction -> ImportRepository.cancel(transaction.handle(), id, clock.instant()))) {
            throw new Failure.Conflict("wrong-status", "The import has ended already.");
        }
        return read(id);
    }

    @POST
    @Path("/{id}/resume")
    @PermissionsAllowed("imports:write")
    @Operation(summary = "Go on with an import that was stopped or has failed")
    @APIResponse(responseCode = "409", description = "It is running or has completed.")
    public Response resume(@PathParam("id") UUID id) {
        find(id);
        boolean queued = database.write(transaction -> {
            boolean again = ImportRepository.requeue(
                    transaction.handle(), id, clock.instant().minus(RunImport.SIGN_OF_LIFE));
            if (again) {
                transaction.schedule(RunImport.NAME, id + "-" + Ids.next(), new RunImport.Order(id), clock.instant());
            }
            return again;
        });
        if (!queued) {
            throw new Failure.Conflict("wrong-status", "The import is running or has completed.");
        }
        return read(id);
    }

    private ImportView find(UUID id) {
        return database.read(handle -> ImportRepository.find(handle, id))
                .orElseThrow(() -> new Failure.NotFound("import"));
    }

    private static Response accepted(ImportView view) {
        return Response.accepted(view)
                .location(URI.create("/api/v1/imports/" + view.id()))
                .build();
    }
}
