package health.salus.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module's SQL names its own schema and no other. */
class ForeignSchemaTest {
    private static final Set<String> SCHEMAS =
            Set.of("appointments", "audit", "auth", "departments", "doctors", "imports", "patients");
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("\\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|MERGE|COPY|CREATE|ALTER)\\b");
    private static final Pattern TABLE = Pattern.compile("(?<![\\w'@./:-])([a-z]+)\\.[a-z_]+");

    @Test
    void noModuleTouchesAnotherSchema() throws IOException {
        List<String> violations = new ArrayList<>();
        for (String module : SCHEMAS) {
            Path sources = Path.of("..", "modules", module, "src", "main");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(f ->
                                f.toString().endsWith(".java") || f.toString().endsWith(".sql"))
                        .toList()) {
                    violations.addAll(foreignTables(module, file.getFileName().toString(), Files.readString(file)));
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void aForeignTableInATextBlockIsNoticed() {
        String source =
                "class Report {\n  String sql = \"\"\"\n    SELECT p.id FROM patients.patient p\n    \"\"\";\n}";
        assertThat(foreignTables("appointments", "Report.java", source)).hasSize(1);
        assertThat(foreignTables("patients", "Report.java", source)).isEmpty();
    }

    @Test
    void aForeignTableInAMigrationIsNoticed() {
        assertThat(foreignTables("doctors", "V009__x.sql", "CREATE VIEW v AS SELECT * FROM auth.user_account;"))
                .hasSize(1);
    }

    private static List<String> foreignTables(String module, String file, String content) {
        List<String> found = new ArrayList<>();
        for (String statement : file.endsWith(".sql") ? List.of(content) : texts(content)) {
            if (!SQL.matcher(statement).find()) {
                continue;
            }
            var table = TABLE.matcher(statement);
            while (table.find()) {
                String schema = table.group(1);
                if (SCHEMAS.contains(schema) && !schema.equals(module)) {
                    found.add(module + "/" + file + " names " + table.group());
                }
            }
        }
        return found;
    }

    private static List<String> texts(String java) {
        List<String> texts = new ArrayList<>();
        var text = TEXT.matcher(java);
        while (text.find()) {
            texts.add(text.group(1) == null ? text.group(2) : text.group(1));
        }
        return texts;
    }
}
