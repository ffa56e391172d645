package health.salus.imports.internal;

import health.salus.imports.internal.run.UnfinishedImports;
import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The imports module. */
@ApplicationScoped
class ImportsModule implements Module {
    private final UnfinishedImports unfinished;

    ImportsModule(UnfinishedImports unfinished) {
        this.unfinished = unfinished;
    }

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public List<String> needs() {
        return List.of("departments", "doctors", "patients", "appointments");
    }

    @Override
    public int port() {
        return 3014;
    }

    @Override
    public void start() {
        unfinished.goOn();
    }
}
