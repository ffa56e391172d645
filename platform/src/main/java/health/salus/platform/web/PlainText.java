package health.salus.platform.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text in any script, but without control characters or marks that change the direction of reading. */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
    String message() default "contains characters that cannot be used here";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Allows several lines. */
    boolean lines() default false;

    /** Allows pictures and other symbols; switched off for names. */
    boolean symbols() default true;

    /** Does the checking. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {
        private boolean lines;
        private boolean symbols = true;

        @Override
        public void initialize(PlainText rule) {
            lines = rule.lines();
            symbols = rule.symbols();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || Text.isPlain(text.toString(), lines, symbols);
        }
    }
}
