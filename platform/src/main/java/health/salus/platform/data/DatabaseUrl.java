package health.salus.platform.data;

import health.salus.platform.settings.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a database is and who connects.
 *
 * @param jdbc the address in JDBC's form, without user or password
 */
public record DatabaseUrl(String jdbc, String user, String password) {

    /** Reads {@code postgresql://user:password@host:port/name?ssl=true}. */
    public static DatabaseUrl parse(String name, String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new WrongSetting(name, "is not an address such as postgresql://user:password@host:5432/salus");
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres
                || uri.getHost() == null
                || uri.getRawUserInfo() == null
                || uri.getPath().length() < 2) {
            throw new WrongSetting(name, "is not an address such as postgresql://user:password@host:5432/salus");
        }
        String[] who = uri.getRawUserInfo().split(":", 2);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://%s:%d%s%s"
                .formatted(uri.getHost(), uri.getPort() < 0 ? 5432 : uri.getPort(), uri.getRawPath(), query);
        return new DatabaseUrl(jdbc, decode(who[0]), who.length > 1 ? decode(who[1]) : "");
    }

    private static String decode(String text) {
        return Objects.requireNonNull(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** {@code host:port/name}, fit to be shown. */
    public String place() {
        return jdbc.substring("jdbc:postgresql://".length()).split("\\?", 2)[0];
    }

    /** Leaves the password out: this text ends up in logs. */
    @Override
    public String toString() {
        return user + "@" + jdbc;
    }
}
