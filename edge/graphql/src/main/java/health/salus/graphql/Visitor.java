package health.salus.graphql;

import health.salus.platform.security.CallerIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whoever sent an operation, and what was asked for them while it ran: the same is read once in one operation, however often
 * it appears in it.
 */
final class Visitor {
    /** Its key in the context of an operation. */
    static final String KEY = "visitor";

    private final RestInterface rest;
    private final CallerIdentity identity;
    private final Map<String, String> introduction;
    private final KeptPosition position;
    private final boolean remembers;
    private final long heardBefore;
    private final Map<String, CompletableFuture<Answer>> read = new ConcurrentHashMap<>();

    /**
     * @param introduction headers by which other processes recognise the same person
     * @param position how far their session has written
     * @param remembers false where the operation goes on for long, as subscriptions do
     * @param heardBefore how many changes had been heard when the operation came
     */
    Visitor(
            RestInterface rest,
            CallerIdentity identity,
            Map<String, String> introduction,
            KeptPosition position,
            boolean remembers,
            long heardBefore) {
        this.rest = rest;
        this.identity = identity;
        this.introduction = Map.copyOf(introduction);
        this.position = position;
        this.remembers = remembers;
        this.heardBefore = heardBefore;
    }

    CallerIdentity identity() {
        return identity;
    }

    long heardBefore() {
        return heardBefore;
    }

    CompletableFuture<Answer> ask(Question question) {
        if (!question.reads()) {
            // What was read before may have changed by it.
            return send(question).whenComplete((answer, failure) -> read.clear());
        }
        return remembers ? read.computeIfAbsent(question.uri(), uri -> send(question)) : send(question);
    }

    private CompletableFuture<Answer> send(Question question) {
        Map<String, String> headers = new HashMap<>(introduction);
        headers.putAll(position.header());
        return rest.ask(question, headers).thenApply(answer -> {
            position.hear(question.reads(), answer);
            return answer;
        });
    }
}
