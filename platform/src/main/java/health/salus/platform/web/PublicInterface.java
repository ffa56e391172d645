package health.salus.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Leaves out of the description what only processes of the same installation may call. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublicInterface implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getPaths() != null && description.getPaths().getPathItems() != null) {
            List<String> paths =
                    List.copyOf(description.getPaths().getPathItems().keySet());
            paths.stream().filter(path -> path.startsWith("/internal")).forEach(description.getPaths()::removePathItem);
        }
    }
}
