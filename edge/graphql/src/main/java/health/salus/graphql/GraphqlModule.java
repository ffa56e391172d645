package health.salus.graphql;

import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The GraphQL gateway as a target: it keeps no data and answers at {@code /graphql}. */
@ApplicationScoped
class GraphqlModule implements Module {
    @Override
    public String name() {
        return "graphql";
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public int port() {
        return 3200;
    }

    @Override
    public boolean hasSchema() {
        return false;
    }
}
