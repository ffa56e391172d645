package health.salus.platform.targets;

import health.salus.platform.settings.Settings;
import health.salus.platform.settings.WrongSetting;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where the modules run that do not run in this process: {@code PATIENTS_SERVICE_URL}, several addresses with commas between. One
 * in brackets is a spare place, where nobody need be.
 */
@ApplicationScoped
public class Services {
    private static final Pattern BRACKETS = Pattern.compile("\\((.*)\\)");

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
        List<URI> addresses = new ArrayList<>();
        Set<URI> spare = new HashSet<>();
        for (String url : urls.split(",", -1)) {
            var bracketed = BRACKETS.matcher(url.strip());
            boolean mayBeEmpty = bracketed.matches();
            URI address = address(setting, mayBeEmpty ? bracketed.group(1) : url.strip());
            addresses.add(address);
            if (mayBeEmpty) {
                spare.add(address);
            }
        }
        return new Instances(setting, addresses, spare, clock);
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
