package health.salus.platform.targets;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.salus.platform.web.Json;
import jakarta.ws.rs.ext.ContextResolver;

/** Answers of other processes are read leniently: they may be of a newer version. */
public final class ForeignJson implements ContextResolver<ObjectMapper> {
    @Override
    public ObjectMapper getContext(Class<?> type) {
        return Json.MAPPER;
    }
}
