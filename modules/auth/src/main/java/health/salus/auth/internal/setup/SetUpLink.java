package health.salus.auth.internal.setup;

import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * The link by which the first administrator is made. It works while there is none, so it serves once. It is derived from the
 * installation's secret: nothing has to be stored, and every process accepts it.
 */
@ApplicationScoped
public class SetUpLink {
    private static final Logger LOG = Logger.getLogger(SetUpLink.class);

    private final Database database;
    private final Settings settings;
    private final String token;

    SetUpLink(@Schema("auth") Database database, Secrets secrets, Settings settings) {
        this.database = database;
        this.settings = settings;
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.derive("set-up link"));
    }

    boolean isNeeded() {
        return !database.read(UserRepository::anyAdministrator);
    }

    boolean isOpenedBy(String shown) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Says the link once in the log of the first start; afterwards it lies in a file for the owner of the installation. */
    public void offer() {
        try {
            if (!isNeeded()) {
                Files.deleteIfExists(file());
            } else if (!Files.exists(file())) {
                String link = settings.publicUrl() + "/setup#token=" + token;
                write(link);
                LOG.infof("There is no administrator yet. Make the first one here: %s", link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void withdraw() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            // The link does not work any more; that the file is still there does no harm.
            LOG.warnf("The file %s cannot be deleted: %s", file(), e.getMessage());
        }
    }

    private void write(String link) throws IOException {
        Files.createDirectories(file().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file(), ownerOnly);
        Files.writeString(file(), link + "\n");
    }

    private Path file() {
        return settings.dataDir().resolve("secrets").resolve("setup-link");
    }
}
