package health.salus.patients.internal.registration;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A part of a person's name: letters of any script with their marks, digits (as in "Baby 2"), blanks, hyphens, apostrophes
 * and points; at least one letter.
 */
@Constraint(validatedBy = PersonName.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@interface PersonName {
    String message() default
            "must be letters of any script, blanks, hyphens, apostrophes and points; no emoji, no invisible characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at each character once. */
    final class Check implements ConstraintValidator<PersonName, String> {
        private static final String SIGNS = " -'.\u00B7\u2010\u2011\u2018\u2019\u02BC\u200C\u200D";

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null
                    || name.isEmpty()
                    || name.codePoints().anyMatch(Character::isLetter)
                            && name.codePoints().allMatch(Check::mayStandInAName);
        }

        private static boolean mayStandInAName(int codePoint) {
            return Character.isLetter(codePoint)
                    || Character.isDigit(codePoint)
                    || isMark(codePoint)
                    || SIGNS.indexOf(codePoint) >= 0;
        }

        private static boolean isMark(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                default -> false;
            };
        }
    }
}
