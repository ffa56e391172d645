package health.salus.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.salus.platform.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/operate/configuration.md true; {@code -Dsalus.write-docs=true} writes it anew. */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "operate", "configuration.md");

    @Test
    void theReferenceTellsEverySettingAsItIs() throws IOException {
        String current = reference();
        if (Boolean.getBoolean("salus.write-docs")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, current);
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(current);
    }

    private static String reference() {
        var text = new StringBuilder("""
                # Configuration

                Every setting is an environment variable. This page is generated from the product's list of settings
                (`platform/…/settings/Setting.java`); a test fails when the two differ. To write it anew:
                `bin/mvn -pl server -am test -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dsalus.write-docs=true`.

                `salus --check-config` reads all of them and says what is wrong without starting.

                | variable | default | meaning |
                |---|---|---|
                """);
        for (Setting setting : Setting.values()) {
            String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
            text.append("| `%s` | %s | %s |%n"
                    .formatted(setting.name(), value, setting.meaning().replace("|", "\\|")));
        }
        text.append("""

                For each module, in capital letters (`PATIENTS_…`):

                | variable | default | meaning |
                |---|---|---|
                | `<MODULE>_DATABASE_URL` | `DATABASE_URL` | The module's own database. |
                | `<MODULE>_DATABASE_OWNER_URL` | the module's URL | The same under the role that migrates. |
                | `<MODULE>_DATABASE_REPLICA_URL` | | A replica of the module's own database; `DATABASE_REPLICA_URL` is for those that share `DATABASE_URL`. |
                | `<MODULE>_SERVICE_URL` | | Where the module answers when it does not run in this process; several addresses with commas between are asked in turn; one in brackets is a place where nobody need be. |
                """);
        return text.toString();
    }
}
