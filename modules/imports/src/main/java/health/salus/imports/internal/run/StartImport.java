package health.salus.imports.internal.run;

import health.salus.imports.internal.archive.Archive;
import health.salus.imports.internal.archive.UploadedFiles;
import health.salus.imports.internal.synthea.SyntheaFile;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Failure;
import health.salus.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes an uploaded archive in and puts its import into the queue. */
@ApplicationScoped
class StartImport {
    private final Database database;
    private final UploadedFiles files;
    private final Clock clock;

    StartImport(@Schema("imports") Database database, Clock clock) {
        this.database = database;
        this.files = new UploadedFiles(database);
        this.clock = clock;
    }

    ImportView start(Caller caller, String kind, @Nullable String fileName, InputStream upload) {
        if (!kind.equals("synthea")) {
            throw new Failure.Malformed(
                    "validation",
                    "This kind of import is not known.",
                    List.of(new FieldError("?kind", "unknown", "Known kinds: synthea.")));
        }
        UUID id = Ids.next();
        database.run(transaction -> ImportRepository.insert(
                transaction.handle(), id, kind, fileName, caller.userId(), caller.name(), clock.instant()));
        try {
            receive(id, upload);
        } catch (Failure e) {
            database.run(transaction ->
                    ImportRepository.fail(transaction.handle(), id, String.valueOf(e.getMessage()), clock.instant()));
            files.delete(id);
            throw e;
        }
        return database.write(transaction -> {
            transaction.schedule(RunImport.NAME, id.toString(), new RunImport.Order(id), clock.instant());
            transaction.record(AccessRecord.of(caller, clock.instant(), "imports:write", "import", id, null));
            return ImportRepository.find(transaction.handle(), id).orElseThrow();
        });
    }

    /** Keeps the files that matter; what comes after a damaged place is lost, what came before is taken over. */
    private void receive(UUID id, InputStream upload) {
        var rows = new AtomicLong();
        var found = new AtomicLong();
        String damage;
        try (var archive = Archive.open(upload)) {
            damage = archive.take(SyntheaFile.fileNames(), (name, content) -> {
                found.incrementAndGet();
                rows.addAndGet(Math.max(0, files.store(id, name, content) - 1));
            });
        } catch (IOException e) {
            throw new Failure.Malformed("The file is neither a .zip nor a .tar.gz with files in it.");
        }
        if (found.get() == 0) {
            throw new Failure.RuleBroken(
                    "nothing-to-import",
                    "None of Synthea's files is in the archive: " + String.join(", ", SyntheaFile.fileNames()) + ".");
        }
        database.run(transaction -> {
            ImportRepository.setTotal(transaction.handle(), id, rows.get());
            if (damage != null) {
                ImportRepository.addErrors(
                        transaction.handle(), id, List.of(new RowError("archive", 0, null, damage, null)));
                ImportRepository.countErrors(transaction.handle(), id, 1);
            }
        });
    }
}
