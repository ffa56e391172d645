package health.salus.departments.internal.listing;

import health.salus.platform.web.PageQuery;
import health.salus.platform.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What lists of the places of the hospital can be narrowed by. For {@code @BeanParam}. */
public class NameQuery {
    @QueryParam("q")
    @Size(max = 100) @PlainText
    @Parameter(description = "Words that begin words of the name, accents and case aside.")
    @Nullable String q;

    @QueryParam("active")
    @Parameter(description = "Only those in use, or only those that are not.")
    @Nullable Boolean active;

    @BeanParam
    @Valid PageQuery page = PageQuery.first(25);

    public NameQuery() {}

    /** For calls from inside. */
    protected NameQuery(String q) {
        this.q = q;
    }

    /** As {@link NameQuery}, at a location or of a department. */
    public static final class ByPlace extends NameQuery {
        @QueryParam("locationId")
        @Nullable UUID locationId;

        @QueryParam("departmentId")
        @Nullable UUID departmentId;

        public @Nullable UUID locationId() {
            return locationId;
        }

        public @Nullable UUID departmentId() {
            return departmentId;
        }
    }

    /** As {@link NameQuery}, housing a department. */
    public static final class ByDepartment extends NameQuery {
        @QueryParam("departmentId")
        @Nullable UUID departmentId;

        /** For calls from inside. */
        public static ByDepartment of(@Nullable UUID departmentId) {
            var query = new ByDepartment();
            query.departmentId = departmentId;
            return query;
        }

        public @Nullable UUID departmentId() {
            return departmentId;
        }
    }
}
