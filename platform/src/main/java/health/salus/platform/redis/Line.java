package health.salus.platform.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One connection to Redis, from when it was opened until it is lost. Redis does what it is asked over a line in that order.
 * What was stored over an earlier line may be gone, or may have come back from an older copy of Redis' data.
 */
public final class Line {
    /** What may be asked, and the answer that will come. */
    @FunctionalInterface
    public interface Question<T> extends Function<RedisPubSubAsyncCommands<byte[], byte[]>, RedisFuture<T>> {}

    private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private final Duration patience;
    private final Consumer<Throwable> failed;
    private volatile long answeredAt = System.nanoTime();

    Line(StatefulRedisPubSubConnection<byte[], byte[]> connection, Duration patience, Consumer<Throwable> failed) {
        this.connection = connection;
        this.patience = patience;
        this.failed = failed;
    }

    /** Returns at once; the answer fails soon when Redis does not give it. */
    public <T> CompletableFuture<T> ask(Question<T> question) {
        return send(question).toCompletableFuture();
    }

    /** As {@link #ask}, for who knows the client of Redis. */
    public <T> RedisFuture<T> send(Question<T> question) {
        RedisFuture<T> answer = question.apply(connection.async());
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                answeredAt = System.nanoTime();
            } else {
                failed.accept(failure);
            }
        });
        return answer;
    }

    /** The answer, waited for; empty when Redis does not give it, or says that there is nothing. */
    public <T> Optional<T> answer(Question<T> question) {
        try {
            return Optional.ofNullable(ask(question).get(2 * patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Optional.empty(); // counted and told by the one who was asked
        } catch (TimeoutException e) {
            failed.accept(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Hears what is said in a channel from now on, on a thread that must not be held up.
     *
     * @throws IllegalStateException when Redis does not let it
     */
    public void hear(byte[] channel, Consumer<byte[]> listener) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] where, byte[] message) {
                if (Arrays.equals(where, channel)) {
                    listener.accept(message);
                }
            }
        });
        await(commands -> commands.subscribe(channel));
    }

    /**
     * The answer, waited for.
     *
     * @throws IllegalStateException when Redis does not give it
     */
    public <T> T await(Question<T> question) {
        try {
            return ask(question).get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Redis does not do what it is asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Not waiting any longer", e);
        }
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    long silentNanos() {
        return System.nanoTime() - answeredAt;
    }

    void close() {
        connection.closeAsync();
    }
}
