package health.salus.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.web.Json;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code access_record} in each module's schema, where records wait until the audit module has them. */
public final class AccessRecords {
    private AccessRecords() {}

    public static void insert(Handle handle, String module, List<AccessRecord> records) {
        UUID[] ids = records.stream().map(AccessRecord::id).toArray(UUID[]::new);
        String[] bodies = records.stream().map(AccessRecords::json).toArray(String[]::new);
        handle.createUpdate("INSERT INTO " + module
                        + ".access_record (id, body) SELECT * FROM unnest(:ids::uuid[], :bodies::jsonb[])")
                .bind("ids", ids)
                .bind("bodies", bodies)
                .execute();
    }

    private static String json(AccessRecord record) {
        try {
            return Json.MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An access record cannot be written as JSON", e);
        }
    }
}
