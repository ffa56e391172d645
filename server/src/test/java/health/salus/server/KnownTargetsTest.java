package health.salus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.salus.platform.targets.Module;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names the command line knows are those of the modules that exist. */
class KnownTargetsTest {
    @Test
    void theCommandLineKnowsEveryModule() {
        var found = new TreeSet<String>();
        new ClassFileImporter()
                .importPackages("health.salus").stream()
                        .filter(type -> type.isAssignableTo(Module.class) && !type.isInterface())
                        .forEach(type -> found.add(nameOf(type)));
        assertThat(KnownTargets.NAMES).containsExactlyElementsOf(found);
    }

    @Test
    void aGatewayNeedsNoDatabaseAndAWorkerAll() {
        assertThat(KnownTargets.withData(List.of("gateway", "graphql"))).isEmpty();
        assertThat(KnownTargets.withData(List.of("gateway", "patients"))).containsExactly("patients");
        assertThat(KnownTargets.withData(List.of("worker")))
                .contains("patients", "audit")
                .doesNotContain("gateway");
        assertThat(KnownTargets.withData(List.of("all"))).contains("patients").doesNotContain("worker");
    }

    /** The noun of a module is its package; the platform's own one has its class alone. */
    private static String nameOf(JavaClass type) {
        String noun = type.getPackageName().split("\\.", -1)[2];
        return noun.equals("platform") ? type.getSimpleName().toLowerCase(Locale.ROOT) : noun;
    }
}
