package health.salus.imports.internal.run;

import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** After a crash, imports that were under way go on by themselves. */
@ApplicationScoped
public class UnfinishedImports {
    private final Database database;
    private final Clock clock;

    UnfinishedImports(@Schema("imports") Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Asks for another run of each, at a time when the run before must have shown a sign of life. */
    public void goOn() {
        for (UUID id : database.read(ImportRepository::unfinished)) {
            database.run(transaction -> transaction.schedule(
                    RunImport.NAME,
                    id + "-" + Ids.next(),
                    new RunImport.Order(id),
                    clock.instant().plus(RunImport.SIGN_OF_LIFE).plusSeconds(1)));
        }
    }
}
