package health.salus.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import health.salus.server.architecture.violations.EndpointWithoutPermission;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import org.junit.jupiter.api.Test;

/** Deny by default: an address under /api that does not say who may use it does not get built. */
class EndpointPermissionsTest {
    private static final ArchRule RULE = ArchRuleDefinition.methods()
            .that(DescribedEndpoints.OF_THE_API)
            .should(new ArchCondition<JavaMethod>("declare who may call them") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean declared = method.isAnnotatedWith(PermissionsAllowed.class)
                            || method.isAnnotatedWith(PermissionsAllowed.List.class)
                            || method.isAnnotatedWith(PermitAll.class)
                            || method.isAnnotatedWith(Authenticated.class);
                    events.add(new SimpleConditionEvent(
                            method, declared, method.getFullName() + " declares no permission"));
                }
            });

    @Test
    void everyEndpointDeclaresAPermission() {
        RULE.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("health.salus"));
    }

    @Test
    void anEndpointWithoutPermissionIsNoticed() {
        JavaClasses violation = new ClassFileImporter().importClasses(EndpointWithoutPermission.class);
        assertThat(RULE.evaluate(violation).hasViolation()).isTrue();
    }

    /** Methods that answer HTTP for clients; {@code /internal} is closed as a whole by another check. */
    private static final class DescribedEndpoints {
        static final com.tngtech.archunit.base.DescribedPredicate<JavaMethod> OF_THE_API =
                com.tngtech.archunit.base.DescribedPredicate.describe(
                        "answer HTTP outside /internal",
                        method -> method.getAnnotations().stream()
                                        .anyMatch(annotation ->
                                                annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                                && !method.getOwner().isInterface()
                                && method.getOwner()
                                        .tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                                        .map(path -> !path.value().startsWith("/internal"))
                                        .orElse(false));

        private DescribedEndpoints() {}
    }
}
