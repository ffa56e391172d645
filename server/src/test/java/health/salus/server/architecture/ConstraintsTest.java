package health.salus.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.salus.server.architecture.violations.ConstrainsAnewWhatItInherits;
import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

/** Constraints are read when the first instance is validated; what is wrong in them would be told to a patient, not to us. */
class ConstraintsTest {
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void theConstraintsOfEveryClassCanBeRead() {
        long constrained = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("health.salus").stream()
                        .filter(one -> !one.isAnnotation() && !one.isEnum())
                        .map(JavaClass::reflect)
                        .map(validator::getConstraintsForClass)
                        .filter(read -> read.isBeanConstrained())
                        .count();
        assertThat(constrained).isGreaterThan(30);
    }

    @Test
    void aConstraintAgainstTheRulesIsNoticed() {
        assertThatThrownBy(() -> validator
                        .getConstraintsForClass(ConstrainsAnewWhatItInherits.class)
                        .getConstrainedMethods(jakarta.validation.metadata.MethodType.NON_GETTER))
                .isInstanceOf(ConstraintDeclarationException.class);
    }
}
