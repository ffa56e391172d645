package health.salus.imports.internal.synthea;

import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.run.Batch;
import health.salus.imports.internal.run.KnownIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Sends rows of each of Synthea's files to the module that owns what they describe. */
@ApplicationScoped
public class SyntheaImport {
    private final SyntheaHospital hospital;
    private final SyntheaVisits visits;

    SyntheaImport(SyntheaHospital hospital, SyntheaVisits visits) {
        this.hospital = hospital;
        this.visits = visits;
    }

    /** @param payers names of payers by id, read beforehand */
    public Batch<?> take(SyntheaFile file, List<Row> rows, KnownIds known, Map<String, String> payers) {
        return switch (file) {
            case ORGANIZATIONS -> hospital.organizations(rows);
            case PROVIDERS -> hospital.providers(rows, known);
            case PAYERS -> new Batch<>(rows, row -> row.required("ID"), row -> null);
            case PATIENTS -> hospital.patients(rows);
            case POLICIES -> new SyntheaPolicies(payers).policies(rows, hospital);
            case ENCOUNTERS -> visits.encounters(rows, known);
        };
    }

    /** The payers' names by id. */
    public Map<String, String> payers(List<Row> rows) {
        return SyntheaHospital.payers(rows);
    }

    /** Whether later files point at rows of this one. */
    public static boolean isPointedAt(SyntheaFile file) {
        return file == SyntheaFile.ORGANIZATIONS || file == SyntheaFile.PROVIDERS || file == SyntheaFile.PATIENTS;
    }
}
