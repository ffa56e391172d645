package health.salus.platform.targets;

import health.salus.platform.data.Database;
import health.salus.platform.data.Databases;
import health.salus.platform.data.Schema;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Settings;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Makes what main settled available for injection. */
@Singleton
@Unremovable
class ProcessBeans {
    @Produces
    @Singleton
    Settings settings() {
        return Process.current().settings();
    }

    @Produces
    @Singleton
    Secrets secrets() {
        return Process.current().secrets();
    }

    @Produces
    @Singleton
    Databases databases() {
        return Process.current().databases().get();
    }

    /** As fine as PostgreSQL keeps time, so that what was answered at first is what is read later. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Produces
    @Singleton
    Targets targets(@All List<Module> modules) {
        return Targets.parse(
                Process.current().targets(), modules.stream().map(Module::name).toList());
    }

    /** Each module's own database, by the name in the qualifier. */
    @Produces
    @Dependent
    @Schema("")
    Database database(InjectionPoint point, Databases databases) {
        for (var qualifier : point.getQualifiers()) {
            if (qualifier instanceof Schema schema) {
                return databases.of(schema.value());
            }
        }
        throw new IllegalStateException("A database was asked for without a schema");
    }
}
