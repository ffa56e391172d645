package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up cache is made by running the product with a demo hospital, beside whatever it is set up with otherwise. */
class TrainingTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    /** In place of Java, so that what it would be given can be seen. */
    private static final String TELL_THE_ENVIRONMENT = "#!/bin/sh\nenv > \"$0.environment\"\nexit 1\n";

    private static final String TRAIN = """
            . "$root/bin/lib/base.sh"; . "$root/bin/lib/api.sh"; . "$root/bin/lib/launch.sh"
            start_up_cache=$JAVA_HOME/salus.aot
            . "$root/bin/lib/training.sh"
            mkdir -p "$root/target"
            train_start_up_cache
            """;

    @Test
    void itKnowsOfNoDatabaseButItsOwn(@TempDir Path java) throws IOException, InterruptedException {
        Path program = Files.createDirectories(java.resolve("bin")).resolve("java");
        Files.writeString(program, TELL_THE_ENVIRONMENT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var training = new ProcessBuilder("bash", "-c", TRAIN).inheritIO();
        training.environment().put("root", CHECKOUT.toString());
        training.environment().put("JAVA_HOME", java.toString());
        for (String setting : List.of("DATABASE_URL", "DATABASE_OWNER_URL", "PATIENTS_DATABASE_URL", "RABBITMQ_URL")) {
            training.environment().put(setting, "the hospital's");
        }
        training.environment().put("ENCRYPTION_KEY", "the hospital's");

        training.start().waitFor();

        assertThat(Files.readAllLines(Path.of(program + ".environment")))
                .contains("SALUS_PROFILE=development")
                .anySatisfy(line -> assertThat(line).startsWith("DATA_DIR=" + CHECKOUT.resolve("target/training.")))
                .noneSatisfy(line -> assertThat(line).contains("the hospital's"));
    }
}
