package health.salus.doctors.internal.provider;

import health.salus.doctors.ImportedProvider;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes over providers of another system as doctors. */
@ApplicationScoped
public class ImportProviders {
    public List<ImportOutcome> run(Caller caller, List<ImportedProvider> providers) {
        return providers.stream()
                .map(provider -> ImportOutcome.failed(provider.externalId(), "Not taken over."))
                .toList();
    }
}
