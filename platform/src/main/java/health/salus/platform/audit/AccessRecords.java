package health.salus.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.web.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The table {@code access_record} in one module's schema, where records wait until the audit module has them. */
public final class AccessRecords {
    private final String insert;
    private volatile Runnable relay = () -> {};

    public AccessRecords(String module) {
        this.insert = "INSERT INTO " + module + ".access_record (id, body) SELECT * FROM unnest(?::uuid[], ?::json[])";
    }

    /** The statement that stores records; its values are set by {@link #bind}. */
    public String insert() {
        return insert;
    }

    public void bind(PreparedStatement statement, int first, List<AccessRecord> records) throws SQLException {
        var ids = new UUID[records.size()];
        var bodies = new String[records.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = records.get(i).id();
            bodies[i] = json(records.get(i));
        }
        var connection = statement.getConnection();
        statement.setArray(first, connection.createArrayOf("uuid", ids));
        statement.setArray(first + 1, connection.createArrayOf("text", bodies));
    }

    /** Sets what carries the records away. */
    void carriedBy(Runnable relay) {
        this.relay = relay;
    }

    /** Says that new records have been committed. */
    public void wake() {
        relay.run();
    }

    private static String json(AccessRecord record) {
        try {
            return Json.MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An access record cannot be written as JSON", e);
        }
    }
}
