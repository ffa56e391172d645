package health.salus.imports.internal.run;

import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.web.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The rows an import left out, as a CSV file, however many they are. */
@ApplicationScoped
class ErrorFile {
    private static final int AT_ONCE = 1_000;

    private final Database database;

    ErrorFile(@Schema("imports") Database database) {
        this.database = database;
    }

    StreamingOutput of(UUID importId) {
        return out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(Csv.row("file", "row", "field", "message", "raw"));
            long after = 0;
            for (List<ImportRepository.Positioned> page = page(importId, after);
                    !page.isEmpty();
                    page = page(importId, after)) {
                for (ImportRepository.Positioned entry : page) {
                    RowError error = entry.error();
                    writer.write(Csv.row(error.file(), error.row(), error.field(), error.message(), error.raw()));
                }
                after = page.getLast().position();
            }
            writer.flush();
        };
    }

    private List<ImportRepository.Positioned> page(UUID importId, long after) {
        return database.read(handle -> ImportRepository.errors(handle, importId, after, AT_ONCE));
    }
}
