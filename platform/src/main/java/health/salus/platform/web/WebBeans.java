package health.salus.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the endpoints the strict JSON of this product. */
@Singleton
class WebBeans {
    @Produces
    @Singleton
    ObjectMapper json() {
        return Json.STRICT;
    }
}
