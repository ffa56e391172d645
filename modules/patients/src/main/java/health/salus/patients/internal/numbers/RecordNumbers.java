package health.salus.patients.internal.numbers;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands out medical record numbers, each once; fetches them from the database in blocks. A stop leaves a gap, never a repetition. */
@ApplicationScoped
public class RecordNumbers {
    private static final int BLOCK = 50;

    private final Database database;
    private long next;
    private long end;

    public RecordNumbers(@Schema("patients") Database database) {
        this.database = database;
    }

    public String next() {
        return MedicalRecordNumber.of(running());
    }

    private synchronized long running() {
        if (next == end) {
            long block = database.read(handle -> handle.createQuery("SELECT nextval('patients.mrn_block')")
                    .mapTo(Long.class)
                    .one());
            next = block * BLOCK;
            end = next + BLOCK;
        }
        return next++;
    }
}
