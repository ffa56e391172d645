package health.salus.platform.security;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address a request comes from: the other end of the connection. What {@code X-Forwarded-For} says is believed from
 * the proxies named in the settings and from our own processes only.
 */
@ApplicationScoped
public class ClientAddress {
    /** How one of our processes tells another where the person is. */
    public static final String ADDRESS_HEADER = "X-Salus-Client-Address";

    public static final String USER_AGENT_HEADER = "X-Salus-Client-Agent";
    private static final int LONGEST = 300;

    private final Set<String> proxies;

    public ClientAddress(Settings settings) {
        this.proxies = Set.copyOf(settings.list(Setting.TRUSTED_PROXIES));
    }

    public String of(RoutingContext request) {
        String told = InternalGate.ours(request) ? request.request().getHeader(ADDRESS_HEADER) : null;
        if (told != null) {
            return told;
        }
        var socket = request.request().remoteAddress();
        String address = socket == null || socket.hostAddress() == null ? "" : socket.hostAddress();
        return proxies.contains(address) ? behindProxies(request, address) : address;
    }

    /** Whether this is an address of this machine or of a network that the internet does not reach (RFC 1918, RFC 4193). */
    public static boolean ofTheHouse(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            boolean uniqueLocal = parsed instanceof Inet6Address && (parsed.getAddress()[0] & 0xfe) == 0xfc;
            return parsed.isLoopbackAddress() || parsed.isSiteLocalAddress() || uniqueLocal;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The last hop that is not one of ours; what stands further left could have been written by anybody. */
    private String behindProxies(RoutingContext request, String address) {
        String header = request.request().getHeader("X-Forwarded-For");
        if (header == null) {
            return address;
        }
        for (String hop : List.of(header.split(",", -1)).reversed()) {
            String candidate = hop.strip();
            if (!proxies.contains(candidate)) {
                return candidate.matches("[0-9a-fA-F.:]{2,45}") ? candidate : address;
            }
        }
        return address;
    }

    static @Nullable String userAgent(RoutingContext request) {
        String agent = request.request().getHeader(InternalGate.ours(request) ? USER_AGENT_HEADER : "User-Agent");
        return agent == null || agent.length() <= LONGEST ? agent : agent.substring(0, LONGEST);
    }
}
