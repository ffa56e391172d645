package health.salus.server;

import static java.util.concurrent.CompletableFuture.completedFuture;

import health.salus.platform.data.DatabaseUrl;
import health.salus.platform.data.Databases;
import health.salus.platform.data.EmbeddedDatabase;
import health.salus.platform.security.Secrets;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Process;
import health.salus.platform.targets.Targets;
import health.salus.platform.web.Cursor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Everything that is settled before the container starts. */
final class Launch {
    private Launch() {}

    static void prepare(CommandLine command) {
        Settings settings = command.settings();
        settings.check();
        Targets.parse(command.targets(), KnownTargets.NAMES);
        DataFolder folder = DataFolder.open(settings.dataDir());
        portMustBeFree(settings);
        Secrets secrets = Secrets.load(settings);
        Cursor.protectWith(secrets.derive("cursors"));
        Process.begin(new Process(
                settings, command.targets(), databases(settings, command.targets(), folder)::join, secrets));
        configureContainer(settings);
    }

    private static CompletableFuture<Databases> databases(Settings settings, List<String> targets, DataFolder folder) {
        String url = settings.text(Setting.DATABASE_URL);
        if (!url.isEmpty()) {
            String ownerUrl = settings.text(Setting.DATABASE_OWNER_URL);
            var application = DatabaseUrl.parse("DATABASE_URL", url);
            var owner = ownerUrl.isEmpty() ? application : DatabaseUrl.parse("DATABASE_OWNER_URL", ownerUrl);
            return completedFuture(new Databases(settings, application, owner));
        }
        if (KnownTargets.withData(targets).stream().allMatch(module -> Databases.hasItsOwn(settings, module))) {
            return completedFuture(new Databases(settings, null, null));
        }
        folder.lock();
        // Starts while the container does, which needs it only when its modules start.
        return EmbeddedDatabase.start(folder.postgres(), folder.secrets())
                .thenApply(server -> new Databases(settings, server.application(), server.owner()));
    }

    private static void portMustBeFree(Settings settings) {
        int port = settings.number(Setting.PORT);
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), port));
        } catch (IOException e) {
            throw new CannotStart(
                    CannotStart.UNAVAILABLE,
                    "Port " + port + " is in use by another program; stop it or choose another with PORT=.");
        }
    }

    /** Settings the container knows under its own names. */
    private static void configureContainer(Settings settings) {
        System.setProperty("quarkus.http.host", settings.host());
        System.setProperty("quarkus.http.port", settings.text(Setting.PORT));
        System.setProperty(
                "quarkus.shutdown.delay",
                settings.duration(Setting.SHUTDOWN_DELAY).toString());
        System.setProperty("quarkus.log.level", settings.text(Setting.LOG_LEVEL).toUpperCase(Locale.ROOT));
        System.setProperty(
                "quarkus.log.console.json.enabled", Boolean.toString("json".equals(settings.text(Setting.LOG_FORMAT))));
    }
}
