package health.salus.platform.security;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The installation's secrets: given by settings, or made at first start and kept in the data folder for its owner alone. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] master;
    private final String internal;

    private Secrets(byte[] master, String internal) {
        this.master = master;
        this.internal = internal;
    }

    public static Secrets load(Settings settings) {
        return new Secrets(master(settings), given(settings, Setting.INTERNAL_SECRET, "internal"));
    }

    private static byte[] master(Settings settings) {
        String key = given(settings, Setting.ENCRYPTION_KEY, "encryption");
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("ENCRYPTION_KEY", "is not Base64");
        }
        throw new WrongSetting("ENCRYPTION_KEY", "is not 32 bytes long");
    }

    private static String given(Settings settings, Setting setting, String file) {
        String value = settings.text(setting);
        return value.isEmpty() ? keptIn(settings.dataDir().resolve("secrets").resolve(file)) : value;
    }

    /** Reads a secret file, making it first when it is not there. */
    public static String keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Files.createDirectories(file.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // Another process of this installation was faster; its secret is the one.
            return;
        }
    }

    /** What processes of one installation show each other. */
    public String internal() {
        return internal;
    }

    /** 32 bytes for one purpose; the same in every process of the installation. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing", e);
        }
    }
}
