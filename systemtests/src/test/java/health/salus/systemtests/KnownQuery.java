package health.salus.systemtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A document of GraphQL that is told once and then asked for by its hash. */
record KnownQuery(String document) {
    /** One that nobody has told before. */
    static KnownQuery fresh() {
        return new KnownQuery("{ me { displayName } } # " + FrontDesk.letters());
    }

    Api.Answer tell(Api api) {
        return api.post(
                "/graphql", "{\"query\":" + Api.object().textNode(document) + ",\"extensions\":" + extensions() + "}");
    }

    Api.Answer ask(Api api) {
        return api.get("/graphql?extensions=" + URLEncoder.encode(extensions(), StandardCharsets.UTF_8));
    }

    private String extensions() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\""
                    + HexFormat.of().formatHex(digest) + "\"}}";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
