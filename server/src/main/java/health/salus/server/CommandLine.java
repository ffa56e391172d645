package health.salus.server;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Targets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code salus}.
 *
 * @param answer what to print instead of starting
 */
record CommandLine(
        Settings settings, List<String> targets, @Nullable String answer) {

    static CommandLine parse(String[] arguments) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        String question = "";
        for (String argument : arguments) {
            if (argument.startsWith("--targets=")) {
                given.put(Setting.SALUS_TARGETS, argument.substring("--targets=".length()));
            } else if (argument.startsWith("--port=")) {
                given.put(Setting.PORT, argument.substring("--port=".length()));
            } else if (List.of("--list-targets", "--check-config", "--version", "--help")
                    .contains(argument)) {
                question = argument;
            } else {
                throw new CannotStart(CannotStart.USAGE, "'" + argument + "' is not an option; try --help.");
            }
        }
        Settings settings = Settings.of(System.getenv()).with(given);
        return new CommandLine(settings, settings.list(Setting.SALUS_TARGETS), answer(question, settings));
    }

    private static @Nullable String answer(String question, Settings settings) {
        return switch (question) {
            case "--list-targets" -> String.join("\n", KnownTargets.NAMES);
            case "--version" -> Build.version();
            case "--check-config" -> check(settings);
            case "--help" -> """
                    salus [--targets=all|patients,appointments,…] [--port=8080]
                      --list-targets   the targets there are
                      --check-config   read every setting and say what is wrong
                      --version        the version of this build
                    Settings are environment variables; see docs/operate/configuration.md.""";
            default -> null;
        };
    }

    private static String check(Settings settings) {
        settings.check();
        Targets.parse(settings.list(Setting.SALUS_TARGETS), KnownTargets.NAMES);
        return "The configuration is complete.";
    }

    String[] forQuarkus() {
        return new String[0];
    }
}
