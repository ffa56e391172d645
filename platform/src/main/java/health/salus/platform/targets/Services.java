package health.salus.platform.targets;

import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where the modules run that do not run in this process: {@code PATIENTS_SERVICE_URL}, several addresses with commas between. */
@ApplicationScoped
public class Services {
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Optional<Instances>> known = new ConcurrentHashMap<>();

    public Services(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty when nobody has said where the module runs. */
    public Optional<Instances> of(String module) {
        return known.computeIfAbsent(
                module, each -> settings.named(settingOf(each)).map(urls -> parse(settingOf(each), urls)));
    }

    static String settingOf(String module) {
        return module.toUpperCase(Locale.ROOT) + "_SERVICE_URL";
    }

    private Instances parse(String setting, String urls) {
        List<URI> addresses = Stream.of(urls.split(",", -1))
                .map(String::strip)
                .map(url -> address(setting, url))
                .toList();
        return new Instances(addresses, clock);
    }

    private static URI address(String setting, String url) {
        try {
            URI address = URI.create(url.replaceAll("/+$", ""));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawPath().isEmpty()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(setting, "has characters that no address has");
        }
        throw new WrongSetting(setting, "is not an address such as http://host:3003");
    }
}
