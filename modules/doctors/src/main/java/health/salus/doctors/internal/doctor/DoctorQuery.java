package health.salus.doctors.internal.doctor;

import health.salus.platform.web.PageQuery;
import health.salus.platform.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What the list of doctors can be narrowed by. For {@code @BeanParam}. */
public final class DoctorQuery {
    @QueryParam("q")
    @Size(max = 100) @PlainText
    @Parameter(description = "Words that begin words of the name, accents and case aside.")
    @Nullable String q;

    @QueryParam("specialty")
    @Pattern(regexp = "[a-z-]{1,40}") @Parameter(description = "Code of a specialty.")
    @Nullable String specialty;

    @QueryParam("departmentId")
    @Nullable UUID departmentId;

    @QueryParam("active")
    @Parameter(description = "Only those who work here, or only those who do not any more.")
    @Nullable Boolean active;

    @BeanParam
    @Valid PageQuery page = PageQuery.first(25);

    /** For calls from inside. */
    static DoctorQuery typed(String q) {
        var query = new DoctorQuery();
        query.q = q;
        return query;
    }
}
