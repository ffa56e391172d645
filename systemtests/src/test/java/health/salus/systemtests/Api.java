package health.salus.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Speaks to the product over HTTP, as one person. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    static final HttpClient CLIENT = client();

    /** What came back. */
    record Answer(int status, String text, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not JSON: " + text, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The kind of problem, without the prefix. */
        String problem() {
            return json().path("type").asText().replace("urn:salus:problem:", "");
        }
    }

    private final String address;
    private final String token;

    private Api(String address, String token) {
        this.address = address;
        this.token = token;
    }

    private static HttpClient client() {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20));
        SplitStack.running().ifPresent(split -> client.sslContext(split.trust()));
        return client.build();
    }

    static Api nobody(Product product) {
        return at(product.address());
    }

    static Api at(String address) {
        return new Api(address, null);
    }

    /** Signs in with the demo login of this role. */
    static Api as(Product product, String role) {
        Api nobody = nobody(product);
        for (JsonNode login : nobody.get("/api/v1/demo").json().path("logins")) {
            if (login.path("role").asText().equals(role)) {
                return nobody.signIn(
                        login.path("email").asText(), login.path("password").asText());
            }
        }
        throw new IllegalStateException("There is no demo login for " + role);
    }

    Api signIn(String email, String password) {
        Answer answer = post("/api/v1/auth/login", object().put("email", email).put("password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException("Not signed in: " + answer.text());
        }
        return new Api(address, answer.json().path("accessToken").asText());
    }

    Api withToken(String other) {
        return new Api(address, other);
    }

    String token() {
        return token;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer patch(String path, Object body, long version) {
        return send("PATCH", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    /** @param body a JSON tree, text or bytes to send as they are, or null */
    Answer send(String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(
                method,
                switch (body) {
                    case null -> BodyPublishers.noBody();
                    case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
                    default -> BodyPublishers.ofString(body.toString());
                });
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean answers(URI address) {
        try {
            return CLIENT.send(
                                    HttpRequest.newBuilder(address)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
