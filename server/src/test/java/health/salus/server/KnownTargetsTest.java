package health.salus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.salus.platform.targets.Module;
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
                        .forEach(type -> found.add(type.getPackageName().split("\\.", -1)[2]));
        assertThat(KnownTargets.NAMES).containsExactlyElementsOf(found);
    }
}
