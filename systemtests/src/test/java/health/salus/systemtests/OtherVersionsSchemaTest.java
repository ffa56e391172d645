package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes that meet the schema of another version: an older one works with what a newer one made, or says what is missing. */
class OtherVersionsSchemaTest {
    private static final String HISTORY = "departments.schema_history";
    private static final Product hospital = Product.fresh(Map.of());

    @BeforeAll
    static void start() throws SQLException, IOException {
        hospital.start();
        owner("CREATE TABLE departments.kept AS SELECT * FROM " + HISTORY);
    }

    @AfterAll
    static void stop() {
        hospital.close();
    }

    @AfterEach
    void theHistoryIsAsItWas() throws SQLException, IOException {
        owner("DELETE FROM " + HISTORY);
        owner("INSERT INTO " + HISTORY + " SELECT * FROM departments.kept");
    }

    @Test
    void aNewerOneIsWorkedWith() throws SQLException, IOException {
        broughtUpToDateByANewerVersion("099");
        broughtUpToDateByANewerVersion("0.99");
        try (Product mayMigrate = departments(false);
                Product mayNot = departments(true)) {
            mayNot.launch();
            worksWithIt(mayMigrate.start());
            mayNot.awaitReady();
            worksWithIt(mayNot);
        }
        assertThat(
                        hospital.count(
                                "SELECT count(*) FROM pg_namespace WHERE obj_description(oid, 'pg_namespace') = 'of a newer version'"))
                .isEqualTo(1);
    }

    @Test
    void oneThatWasMadeDifferentlyIsRefused() throws SQLException, IOException {
        owner("UPDATE " + HISTORY + " SET checksum = 7 WHERE version = '001'");
        broughtUpToDateByANewerVersion("099");
        refused(departments(false), "Migration checksum mismatch for migration version 001");
    }

    @Test
    void anOlderOneIsRefusedByWhoMayNotChangeIt() throws SQLException, IOException {
        owner("DELETE FROM " + HISTORY + " WHERE version = '001'");
        owner("COMMENT ON SCHEMA departments IS 'of an older version'");
        refused(departments(true), "The database schema of departments is not the one this version knows");
    }

    private static void worksWithIt(Product departments) {
        assertThat(departments.output()).contains("The schema departments was brought up to date by a newer version");
        Api admin = Api.nobody(departments).withToken(Api.as(hospital, "admin").token());
        assertThat(admin.get("/api/v1/departments").status()).isEqualTo(200);
        Api.Answer made = admin.post(
                "/api/v1/departments",
                Api.object().put("code", "V" + FrontDesk.letters()).put("name", "Of an older version"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static void broughtUpToDateByANewerVersion(String version) throws SQLException, IOException {
        owner("""
                INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '%2$s', 'of a newer version', 'SQL', 'V%2$s__of_a_newer_version.sql', 1,
                       'salus_owner', 1, true FROM %1$s""".formatted(HISTORY, version));
        owner("COMMENT ON SCHEMA departments IS 'of a newer version'");
    }

    private static Product departments(boolean mayNotMigrate) throws IOException {
        Map<String, String> settings = TwoProcessesTest.elsewhere(hospital);
        settings.put("BACKGROUND_WORK", "false");
        if (mayNotMigrate) {
            settings.remove("DATABASE_OWNER_URL");
        }
        return Product.fresh(settings, "--targets=departments");
    }

    private static void owner(String sql) throws SQLException, IOException {
        String password =
                Files.readString(hospital.data.resolve("secrets/salus_owner")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + hospital.databasePort() + "/salus";
        try (var connection = DriverManager.getConnection(url, "salus_owner", password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(Product product, String sentence) {
        assertThat(product.launch().exitCode()).isEqualTo(70);
        assertThat(product.output().strip()).startsWith("salus: ").contains(sentence);
        assertThat(product.output().strip().lines()).as(product.output()).hasSize(1);
    }
}
