package health.salus.gateway;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which build this is. */
@Singleton
final class Build {
    private final String version;
    private final String name;

    Build(@ConfigProperty(name = "quarkus.application.version") String version, WebApp app) {
        this.version = version;
        this.name = version + app.fingerprint();
    }

    String version() {
        return version;
    }

    /** The version with a mark that differs whenever the web app's pages differ. */
    String name() {
        return name;
    }
}
