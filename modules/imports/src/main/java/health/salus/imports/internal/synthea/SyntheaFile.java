package health.salus.imports.internal.synthea;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of Synthea's CSV export that are taken over, in the order in which they build on each other. */
public enum SyntheaFile {
    ORGANIZATIONS("organizations", Set.of("ID", "NAME")),
    PROVIDERS("providers", Set.of("ID", "ORGANIZATION", "NAME", "SPECIALITY")),
    PAYERS("payers", Set.of("ID", "NAME")),
    PATIENTS("patients", Set.of("ID", "BIRTHDATE", "FIRST", "LAST", "GENDER")),
    POLICIES("payer_transitions", Set.of("PATIENT", "PAYER")),
    ENCOUNTERS("encounters", Set.of("ID", "START", "STOP", "PATIENT", "ORGANIZATION", "PROVIDER"));

    private final String stem;
    private final Set<String> columns;

    SyntheaFile(String stem, Set<String> columns) {
        this.stem = stem;
        this.columns = columns;
    }

    /** What the rows are called in counts. */
    public String noun() {
        return this == POLICIES ? "policies" : stem;
    }

    public String fileName() {
        return stem + ".csv";
    }

    /** Columns without which the file cannot be used. */
    public Set<String> columns() {
        return columns;
    }

    public static Set<String> fileNames() {
        return Arrays.stream(values()).map(SyntheaFile::fileName).collect(Collectors.toSet());
    }

    public static Optional<SyntheaFile> named(String fileName) {
        return Arrays.stream(values())
                .filter(file -> file.fileName().equals(fileName))
                .findFirst();
    }
}
