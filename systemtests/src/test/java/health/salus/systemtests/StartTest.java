package health.salus.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong at the start is said in one sentence. */
class StartTest {
    @Test
    void aPortInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    Product.fresh(Map.of("PORT", Integer.toString(taken.getLocalPort()))),
                    "Port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aDataFolderOfANewerVersion() throws IOException {
        Product product = Product.fresh(Map.of());
        Files.writeString(product.data.resolve("VERSION"), "99");
        refused(product, "was written by a newer version");
    }

    @Test
    void aDatabaseWhoseFilesAreNotReadable() throws IOException {
        Product product = Product.fresh(Map.of());
        Path files = Files.createDirectories(product.data.resolve("postgres/files"));
        Files.writeString(files.resolve("PG_VERSION"), "9");
        refused(product, "The embedded PostgreSQL with its files in " + files + " could not be started");
    }

    @Test
    void anUnknownTarget() {
        refused(Product.fresh(Map.of(), "--targets=kitchen"), "There is no target 'kitchen'");
    }

    @Test
    void aSettingThatIsNoNumber() {
        refused(Product.fresh(Map.of("DATABASE_POOL_MAX", "many")), "DATABASE_POOL_MAX is not a whole number");
    }

    @Test
    void aDatabaseAddressThatIsNone() {
        refused(Product.fresh(Map.of("DATABASE_URL", "mysql://x")), "DATABASE_URL is not an address");
    }

    @Test
    void aBrokerAddressThatIsNone() {
        refused(Product.fresh(Map.of("RABBITMQ_URL", "localhost:5672")), "RABBITMQ_URL is not an address");
    }

    @Test
    void aServiceAddressThatIsNone() {
        refused(
                Product.fresh(Map.of("PATIENTS_SERVICE_URL", "patients:3003"), "--targets=gateway"),
                "PATIENTS_SERVICE_URL is not an address");
    }

    @Test
    void anOptionThatDoesNotExist() {
        refused(Product.fresh(Map.of(), "--fast"), "'--fast' is not an option");
    }

    @Test
    void asecondProcessOnTheSameFolderIsRefused() {
        Product first = Product.shared();
        Product second = Product.fresh(Map.of("DATA_DIR", first.data.toString()));
        refused(second, "Another Salus already runs on the data folder");
    }

    @Test
    void theTargetsAreListed() {
        Product product = Product.fresh(Map.of(), "--list-targets").launch();
        assertThat(product.exitCode()).isZero();
        assertThat(product.output().lines()).contains("appointments", "patients", "gateway");
    }

    private static void refused(Product product, String sentence) {
        assertThat(product.launch().exitCode()).isNotZero();
        List<String> complaints = product.output()
                .lines()
                .filter(line -> line.startsWith("salus: "))
                .toList();
        assertThat(complaints)
                .as(product.output())
                .hasSize(1)
                .first()
                .asString()
                .contains(sentence);
        assertThat(product.output()).doesNotContain("\tat ");
    }
}
