package health.salus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
final class Build {
    private static final Properties PROPERTIES = read();

    private Build() {}

    static String version() {
        return PROPERTIES.getProperty("version");
    }

    private static Properties read() {
        var properties = new Properties();
        try (var file = Build.class.getResourceAsStream("/salus-build.properties")) {
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
