package health.salus.patients.internal.insurance;

import health.salus.patients.internal.changes.Changes;
import health.salus.platform.data.Database;
import jakarta.validation.Validator;
import java.time.Clock;

/** Makes the import of policies for tests of other packages. */
public final class PolicyImports {
    private PolicyImports() {}

    public static ImportPolicies on(Database database, Validator validator, Clock clock) {
        return new ImportPolicies(database, validator, Changes.withoutCopies(), clock);
    }
}
