package health.salus.platform.web;

import health.salus.platform.data.BeforeCommit;
import health.salus.platform.data.Transaction;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Watches the transactions of one request for the result, and keeps the answer together with it. */
final class OneEffect<T> implements BeforeCommit {
    private final Class<T> type;
    private final Function<T, Response> answers;
    private final KeptAnswers kept;
    private final @Nullable KeyedRequest request;
    private @Nullable Answer answer;

    OneEffect(Class<T> type, Function<T, Response> answers, KeptAnswers kept, @Nullable KeyedRequest request) {
        this.type = type;
        this.answers = answers;
        this.kept = kept;
        this.request = request;
    }

    /** Another request with the same key was faster; thrown so that this one leaves no effect. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("Another request with the same Idempotency-Key was faster", null, false, false);
        }
    }

    @Override
    public void add(Transaction transaction, @Nullable Object result) {
        if (type.isInstance(result)) {
            var made = Answer.of(answers.apply(type.cast(result)));
            if (request != null && made.success() && !kept.add(transaction, request, made)) {
                throw new Overtaken();
            }
            answer = made;
        }
    }

    Answer answer() {
        if (answer == null) {
            throw new IllegalStateException("No transaction of this request returned a " + type.getSimpleName());
        }
        return answer;
    }
}
