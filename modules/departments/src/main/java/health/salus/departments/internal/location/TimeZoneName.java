package health.salus.departments.internal.location;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The name of a time zone the IANA database knows; a bare offset is not one, for it does not know about summer time. */
@Constraint(validatedBy = TimeZoneName.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@interface TimeZoneName {
    String message() default "must be the name of a time zone such as Europe/Berlin";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks it up. */
    final class Check implements ConstraintValidator<TimeZoneName, String> {
        @Override
        public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
            return zone == null
                    || zone.isEmpty()
                    || ZoneId.getAvailableZoneIds().contains(zone);
        }
    }
}
