package health.salus.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.salus.platform.data.Database;
import health.salus.platform.data.Transaction;
import java.util.Map;
import java.util.Optional;

/** The table {@code idempotency_key} of one module. */
final class KeptAnswers {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;

    KeptAnswers(Database database) {
        this.database = database;
    }

    private record Row(byte[] content, Answer answer) {}

    /**
     * The answer already given to this request.
     *
     * @throws KeyReused when the key was used for another one
     */
    Optional<Answer> find(KeyedRequest request) {
        return database.read(handle -> handle.createQuery("""
                                SELECT request, status, headers::text, body FROM %s.idempotency_key
                                WHERE user_id = :user AND key = :key
                                """.formatted(database.module()))
                        .bind("user", request.userId())
                        .bind("key", request.key())
                        .map((row, context) -> new Row(
                                row.getBytes("request"),
                                new Answer(
                                        row.getInt("status"),
                                        headers(row.getString("headers")),
                                        row.getString("body"))))
                        .findOne())
                .map(row -> {
                    if (!request.sameContent(row.content())) {
                        throw new KeyReused();
                    }
                    return row.answer();
                });
    }

    /**
     * Keeps the answer in the transaction that it is about; waits for another transaction that is about to use the same key.
     *
     * @return false when the key has been used
     */
    boolean add(Transaction transaction, KeyedRequest request, Answer answer) {
        return transaction
                        .handle()
                        .createUpdate("""
                                INSERT INTO %s.idempotency_key (user_id, key, request, status, headers, body)
                                VALUES (:user, :key, :request, :status, :headers::jsonb, :body) ON CONFLICT DO NOTHING
                                """.formatted(database.module()))
                        .bind("user", request.userId())
                        .bind("key", request.key())
                        .bind("request", request.content())
                        .bind("status", answer.status())
                        .bind("headers", json(answer.headers()))
                        .bind("body", answer.body())
                        .execute()
                == 1;
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.MAPPER.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Kept headers cannot be read", e);
        }
    }

    private static String json(Map<String, String> headers) {
        try {
            return Json.MAPPER.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Headers cannot be kept", e);
        }
    }
}
