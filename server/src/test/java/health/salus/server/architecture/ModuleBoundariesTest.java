package health.salus.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import health.salus.server.architecture.violations.ReachesIntoAnotherModule;
import org.junit.jupiter.api.Test;

/** Modules see only each other's root packages, never in a circle, and arrows point down: server, edge, modules, platform. */
class ModuleBoundariesTest {
    private static final String[] MODULES = {
        "appointments", "audit", "auth", "departments", "doctors", "imports", "patients"
    };
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("health.salus");

    @Test
    void nobodyReachesIntoAnotherModule() {
        for (String module : MODULES) {
            boundaryOf(module).check(PRODUCT);
        }
    }

    @Test
    void reachingIntoAnotherModuleIsNoticed() {
        JavaClasses violation =
                new ClassFileImporter().importClasses(ReachesIntoAnotherModule.class, ReachesIntoAnotherModule.TARGET);
        assertThat(boundaryOf("departments").evaluate(violation).hasViolation()).isTrue();
    }

    @Test
    void modulesFormNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("health.salus.(*)..")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    void platformKnowsNoModuleAndNoEdge() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("health.salus.platform..")
                .should()
                .dependOnClassesThat(outside("health.salus.platform"))
                .check(PRODUCT);
    }

    @Test
    void modulesKnowNoEdge() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("health.salus.gateway..", "health.salus.graphql..", "health.salus.server..")
                .check(PRODUCT);
    }

    private static ArchRule boundaryOf(String module) {
        String internal = "health.salus." + module + ".internal..";
        return ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("health.salus." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(internal)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> outside(String ground) {
        return DescribedPredicate.describe(
                "are ours but not of " + ground,
                type -> type.getPackageName().startsWith("health.salus")
                        && !type.getPackageName().startsWith(ground));
    }

    private static String[] packages() {
        String[] packages = new String[MODULES.length];
        for (int i = 0; i < MODULES.length; i++) {
            packages[i] = "health.salus." + MODULES[i] + "..";
        }
        return packages;
    }
}
