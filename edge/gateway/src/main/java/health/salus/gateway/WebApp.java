package health.salus.gateway;

import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Targets;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the web app, and the description of the REST interface, from the product's own jar. Addresses without a file
 * ending are pages of the app, so links into it and reloads work. Its scripts and styles are allowed one by one with a word
 * that is new in every answer.
 */
@ApplicationScoped
class WebApp {
    private static final String ROOT = "web";
    /** The REST endpoints answer 404 to every address they do not know, so they must not be asked first. */
    private static final int BEFORE_ENDPOINTS = 9_000;

    private static final Pattern HASHED = Pattern.compile(".*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
    private static final List<String> NOT_PAGES = List.of(
            "/api", "/internal", "/graphql", "/fhir", "/ws", "/health", "/ready", "/metrics", "/q/", "/.well-known");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("map", "application/json"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Asset(byte[] plain, byte @Nullable [] zipped, String type, boolean immutable) {}

    private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();
    private final boolean developing;

    WebApp(Settings settings) {
        this.developing = settings.development();
    }

    void routes(@Observes Router router, Targets targets) {
        if (!targets.include("gateway")) {
            return;
        }
        router.route(HttpMethod.GET, "/*").order(BEFORE_ENDPOINTS).handler(this::serve);
        router.route(HttpMethod.HEAD, "/*").order(BEFORE_ENDPOINTS).handler(this::serve);
    }

    /** Differs whenever the pages differ, so that an open tab can tell that it is stale. */
    String fingerprint() {
        return asset("/index.html")
                .map(page -> "-" + Integer.toHexString(java.util.Arrays.hashCode(page.plain())))
                .orElse("");
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        if (NOT_PAGES.stream().anyMatch(path::startsWith) || path.contains("..")) {
            context.next();
            return;
        }
        boolean file = path.lastIndexOf('.') > path.lastIndexOf('/');
        Optional<Asset> found = asset(file ? path : page(path));
        if (found.isEmpty()) {
            context.next();
        } else if (found.get().type().startsWith("text/html")) {
            sendPage(context, found.get());
        } else {
            send(context, found.get());
        }
    }

    /** The pages to browse REST and, while developing, GraphQL are documents of their own; all others are the app. */
    private String page(String path) {
        return switch (path) {
            case "/docs", "/docs/" -> "/docs/index.html";
            case "/graphiql", "/graphiql/" -> developing ? "/graphiql/index.html" : "/index.html";
            default -> "/index.html";
        };
    }

    private static void sendPage(RoutingContext context, Asset asset) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String html = new String(asset.plain(), StandardCharsets.UTF_8).replace("__CSP_NONCE__", nonce);
        context.response()
                .putHeader("Content-Type", asset.type())
                .putHeader("Cache-Control", "no-cache")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'self' 'nonce-%1$s'; style-src 'self' 'nonce-%1$s'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
                                .formatted(nonce))
                .end(html);
    }

    private static void send(RoutingContext context, Asset asset) {
        HttpServerResponse response = context.response().putHeader("Content-Type", asset.type());
        response.putHeader("Cache-Control", asset.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        String accepted = context.request().getHeader("Accept-Encoding");
        if (asset.zipped() != null && accepted != null && accepted.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip")
                    .putHeader("Vary", "Accept-Encoding")
                    .end(Buffer.buffer(asset.zipped()));
        } else {
            response.putHeader("Content-Encoding", "identity").end(Buffer.buffer(asset.plain()));
        }
    }

    private Optional<Asset> asset(String path) {
        return path.length() > 300 ? Optional.empty() : assets.containsKey(path) ? assets.get(path) : load(path);
    }

    /** Only files that exist are kept in memory, so asking for others cannot fill it. */
    private Optional<Asset> load(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + path)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] plain = file.readAllBytes();
            String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            boolean compressible = !type.startsWith("font/") && !type.equals("image/png");
            var asset = Optional.of(new Asset(
                    plain,
                    compressible ? zip(plain) : null,
                    type,
                    HASHED.matcher(path).matches()));
            assets.put(path, asset);
            return asset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
