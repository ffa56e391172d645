package health.salus.imports.internal.run;

import health.salus.imports.internal.archive.UploadedFiles;
import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.rows.Rows;
import health.salus.imports.internal.rows.WrongField;
import health.salus.imports.internal.synthea.SyntheaFile;
import health.salus.imports.internal.synthea.SyntheaHospital;
import health.salus.imports.internal.synthea.SyntheaImport;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the rows of an import, file by file, some hundred at a time. After each batch the place is noted together with the errors, so a
 * crash costs at most one batch, which is then sent again: its owners know the rows by their external ids.
 */
@ApplicationScoped
public class RunImport implements Job<RunImport.Order> {
    public static final String NAME = "run-import";

    /** A run that shows no sign of life for this long is taken for dead. */
    public static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private static final int BATCH = 250;

    /** Which import to run. */
    public record Order(UUID importId) {}

    private final Database database;
    private final SyntheaImport synthea;
    private final Clock clock;
    private final UploadedFiles files;

    RunImport(@Schema("imports") Database database, SyntheaImport synthea, Clock clock) {
        this.database = database;
        this.synthea = synthea;
        this.clock = clock;
        this.files = new UploadedFiles(database);
    }

    @Override
    public String module() {
        return "imports";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Order> data() {
        return Order.class;
    }

    @Override
    public void run(String id, Order order) {
        UUID runner = Ids.next();
        Optional<Place> claimed = database.write(transaction -> ImportRepository.claim(
                transaction.handle(),
                order.importId(),
                runner,
                clock.instant(),
                clock.instant().minus(SIGN_OF_LIFE)));
        if (claimed.isEmpty()) {
            return;
        }
        try {
            if (takeOver(order.importId(), runner, claimed.get())) {
                database.run(transaction ->
                        ImportRepository.finish(transaction.handle(), order.importId(), runner, clock.instant()));
                files.delete(order.importId());
            }
        } catch (IOException e) {
            release(order.importId(), runner);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            release(order.importId(), runner);
            throw e;
        }
    }

    /** Lets the job engine's next attempt take over at once. */
    private void release(UUID importId, UUID runner) {
        database.run(transaction -> ImportRepository.release(transaction.handle(), importId, runner));
    }

    /** False when somebody cancelled it or another run took over. */
    private boolean takeOver(UUID importId, UUID runner, Place from) throws IOException {
        Place place = from;
        Map<String, String> payers = Map.of();
        boolean reached = place.file() == null;
        for (SyntheaFile file : SyntheaFile.values()) {
            if (file == SyntheaFile.PAYERS) {
                payers = payers(importId);
            }
            reached = reached || file.fileName().equals(place.file());
            if (!reached) {
                continue;
            }
            Place start = file.fileName().equals(place.file()) ? place : place.entering(file.fileName());
            Place end = takeFile(importId, runner, file, start, payers);
            if (end == null) {
                return false;
            }
            place = end;
        }
        return true;
    }

    private Map<String, String> payers(UUID importId) throws IOException {
        Optional<InputStream> content = files.open(importId, SyntheaFile.PAYERS.fileName());
        if (content.isEmpty()) {
            return Map.of();
        }
        try (var rows = Rows.open(content.get(), SyntheaFile.PAYERS.columns())) {
            List<Row> all = new ArrayList<>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            return synthea.payers(all);
        } catch (WrongField e) {
            // Told when the file itself is taken over.
            return Map.of();
        }
    }

    private @Nullable Place takeFile(
            UUID importId, UUID runner, SyntheaFile file, Place start, Map<String, String> payers) throws IOException {
        Optional<InputStream> content = files.open(importId, file.fileName());
        if (content.isEmpty()) {
            return start;
        }
        try (var rows = Rows.open(content.get(), file.columns())) {
            Place place = start;
            for (List<Row> batch = next(rows, start.row()); !batch.isEmpty(); batch = next(rows, 0)) {
                Place next = takeBatch(importId, runner, file, place, batch, payers);
                if (next == null) {
                    return null;
                }
                place = next;
            }
            return place;
        } catch (WrongField header) {
            return refuseFile(importId, runner, file, start, header);
        }
    }

    private static List<Row> next(Rows rows, long after) {
        List<Row> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            if (row.number() > after) {
                batch.add(row);
            }
        }
        return batch;
    }

    private @Nullable Place takeBatch(
            UUID importId, UUID runner, SyntheaFile file, Place place, List<Row> rows, Map<String, String> payers) {
        var known = new KnownIds(database, SyntheaHospital.SOURCE);
        Batch<?> batch = synthea.take(file, rows, known, payers);
        Place next = place.after(file.fileName(), rows.getLast().number(), file.noun(), batch.results());
        List<RowError> errors = batch.results().stream()
                .filter(RowResult::isFailure)
                .map(result -> new RowError(
                        file.fileName(),
                        result.row().number(),
                        result.field(),
                        String.valueOf(result.message()),
                        result.row().raw()))
                .toList();
        boolean mine = database.write(transaction -> {
            if (!ImportRepository.advance(
                    transaction.handle(), importId, runner, next, errors.size(), clock.instant())) {
                return false;
            }
            ImportRepository.addErrors(transaction.handle(), importId, errors);
            if (SyntheaImport.isPointedAt(file)) {
                known.note(transaction, file.noun(), batch.ids());
            }
            return true;
        });
        return mine ? next : null;
    }

    private @Nullable Place refuseFile(UUID importId, UUID runner, SyntheaFile file, Place start, WrongField header) {
        Place after = new Place(file.fileName(), Long.MAX_VALUE, start.done(), start.counts());
        boolean mine = database.write(transaction -> {
            if (!ImportRepository.advance(transaction.handle(), importId, runner, after, 1, clock.instant())) {
                return false;
            }
            ImportRepository.addErrors(
                    transaction.handle(),
                    importId,
                    List.of(new RowError(
                            file.fileName(), 1, header.field(), String.valueOf(header.getMessage()), null)));
            return true;
        });
        return mine ? after : null;
    }
}
