package health.salus.platform.data;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Asks for a module's own database: {@code @Schema("patients") Database}. */
@Qualifier @Retention(RetentionPolicy.RUNTIME)
public @interface Schema {
    @Nonbinding
    String value();
}
