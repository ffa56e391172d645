package health.salus.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import health.salus.platform.web.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a job needs to know, as JSON in its row. */
final class JobData implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        try {
            return Json.MAPPER.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of a job cannot be written as JSON", e);
        }
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        try {
            return data == null ? null : Json.MAPPER.readValue(data, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("The data of a job is not a " + type.getSimpleName(), e);
        }
    }
}
