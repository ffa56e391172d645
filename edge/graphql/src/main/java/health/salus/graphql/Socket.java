package health.salus.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graphql.ExecutionResult;
import health.salus.graphql.PersistedQueries.PersistedQueryNotFound;
import health.salus.platform.security.CallerIdentity;
import health.salus.platform.security.IssuerSilent;
import health.salus.platform.web.Failure;
import health.salus.platform.web.Json;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One connection and what is listened to on it. */
final class Socket {
    static final short BAD_PROTOCOL = 4406;
    private static final Logger LOG = Logger.getLogger(Socket.class);
    /** RFC 6455, and its registry. */
    private static final short TOO_BIG = 1009;

    private static final short COME_AGAIN = 1013;

    private static final short BAD_REQUEST = 4400;
    private static final short UNAUTHORIZED = 4401;
    private static final short FORBIDDEN = 4403;
    private static final short TOO_LATE = 4408;
    private static final short TWICE = 4409;
    private static final short TOO_MANY = 4429;
    private static final int INIT_MILLIS = 10_000;
    private static final int OPERATIONS_AT_ONCE = 50;
    private static final int CONNECTIONS_OF_ONE_PERSON = 30;
    private static final Executor WORK = Executors.newVirtualThreadPerTaskExecutor();

    private final ServerWebSocket end;
    private final Sockets sockets;
    private final Map<String, String> introduction;
    private final Map<String, Listening> running = new ConcurrentHashMap<>();
    private final Bucket messages = bucket(200, 20);
    /** Of which messages are made, and those that only ask whether anybody is there: each is answered at once. */
    private final Bucket frames = bucket(1_000, 100);

    private volatile @Nullable CallerIdentity identity;
    private volatile @Nullable String token;

    Socket(ServerWebSocket end, Sockets sockets, Map<String, String> introduction) {
        this.end = end;
        this.sockets = sockets;
        this.introduction = new HashMap<>(introduction);
        end.frameHandler(frame -> countFrame());
        end.textMessageHandler(this::hear);
        end.binaryMessageHandler(bytes -> close(BAD_REQUEST, "Invalid message"));
        end.exceptionHandler(this::broken);
    }

    private static Bucket bucket(long capacity, long eachSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(capacity)
                        .refillGreedy(eachSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    void await(Vertx vertx) {
        vertx.setTimer(INIT_MILLIS, timer -> {
            if (identity == null) {
                close(TOO_LATE, "Connection initialisation timeout");
            }
        });
    }

    boolean isOf(CallerIdentity other) {
        CallerIdentity known = identity;
        return known != null
                && known.getPrincipal().getName().equals(other.getPrincipal().getName());
    }

    /** Ends the connection when the session it was opened in has ended. */
    void look() {
        String known = token;
        if (known != null) {
            try {
                sockets.verify(known);
            } catch (IssuerSilent e) {
                LOG.debug("Whether a session still stands is asked again");
            } catch (AuthenticationFailedException e) {
                // Clients may come again with a fresh token; UNAUTHORIZED would tell them not to try.
                close(FORBIDDEN, "Forbidden");
            }
        }
    }

    void closed() {
        running.keySet().forEach(this::stop);
    }

    private void countFrame() {
        if (!end.isClosed() && !frames.tryConsume(1)) {
            close(TOO_MANY, "Too many frames");
        }
    }

    /** Of a message that grows too long in many frames, the server says only here that it drops it. */
    private void broken(Throwable why) {
        LOG.debugf("A WebSocket is broken: %s", why.getMessage());
        close(TOO_BIG, "Message too big");
    }

    /** Who does not take what is said is not listened to meanwhile: answers would pile up here. */
    private void waitForReader() {
        if (end.writeQueueFull()) {
            end.pause();
            end.drainHandler(drained -> end.resume());
        }
    }

    private void hear(String text) {
        if (end.isClosed()) {
            return; // what was still on its way
        }
        waitForReader();
        if (!messages.tryConsume(1)) {
            close(TOO_MANY, "Too many messages");
            return;
        }
        try {
            JsonNode message = Json.MAPPER.readTree(text);
            String id = message.path("id").asText();
            switch (message.path("type").asText()) {
                case "connection_init" -> introduce(message.path("payload"));
                case "ping" -> say(Map.of("type", "pong"));
                case "pong" -> {}
                case "subscribe" -> subscribe(id, message.path("payload"));
                case "complete" -> stop(id);
                default -> close(BAD_REQUEST, "Invalid message");
            }
        } catch (JsonProcessingException e) {
            close(BAD_REQUEST, "Invalid message");
        }
    }

    private void introduce(JsonNode payload) {
        if (token != null) {
            close(TOO_MANY, "Too many initialisation requests");
            return;
        }
        String authorization = payload.path("Authorization").asText("");
        String given = authorization.replaceFirst("(?i)^Bearer ", "").strip();
        try {
            CallerIdentity found = sockets.verify(given);
            if (sockets.openOf(found) >= CONNECTIONS_OF_ONE_PERSON) {
                close(TOO_MANY, "Too many connections");
                return;
            }
            introduction.put("Authorization", "Bearer " + given);
            identity = found;
            token = given;
            say(Map.of("type", "connection_ack"));
        } catch (IssuerSilent e) {
            close(COME_AGAIN, "Try again later");
        } catch (AuthenticationFailedException e) {
            close(FORBIDDEN, "Forbidden");
        }
    }

    private void stop(String id) {
        Listening found = running.get(id);
        if (found != null) {
            found.stop();
        }
    }

    private void subscribe(String id, JsonNode payload) throws JsonProcessingException {
        CallerIdentity caller = identity;
        if (caller == null) {
            close(UNAUTHORIZED, "Unauthorized");
            return;
        }
        if (id.isEmpty() || id.length() > 100) {
            close(BAD_REQUEST, "Invalid message");
            return;
        }
        Operation operation = Json.MAPPER.treeToValue(payload, Operation.class);
        if (running.containsKey(id)) {
            close(TWICE, "Subscriber for " + id + " already exists");
            return;
        }
        if (running.size() >= OPERATIONS_AT_ONCE) {
            say(id, "Too many operations at once on this connection.", "TOO_MANY_OPERATIONS");
            return;
        }
        if (!sockets.begins()) {
            say(id, "Too many operations at once on this server. Ask again now and then.", "TOO_MANY_OPERATIONS");
            return;
        }
        var listening = new Listening(id);
        running.put(id, listening);
        // Made here and not on the other thread: nothing that happens meanwhile shall be missed.
        Visitor visitor = sockets.visitor(caller, introduction);
        WORK.execute(() -> run(listening, operation, visitor));
    }

    private void run(Listening listening, Operation operation, Visitor visitor) {
        try {
            Operation complete = sockets.complete(operation);
            ExecutionResult result = sockets.operations().execute(complete, visitor);
            if (result.getData() instanceof Publisher<?>) {
                Publisher<ExecutionResult> changes = result.getData();
                changes.subscribe(listening);
            } else if (result.getData() == null && !result.getErrors().isEmpty() && !result.isDataPresent()) {
                listening.fail(result.toSpecification().get("errors"));
            } else {
                listening.answer(result);
            }
        } catch (PersistedQueryNotFound e) {
            listening.fail(List.of(e.error()));
        } catch (Failure e) {
            listening.fail(List.of(error(String.valueOf(e.getMessage()), "MALFORMED")));
        } catch (RuntimeException e) {
            LOG.error("An operation over a WebSocket failed", e);
            listening.fail(List.of(error("Something went wrong on our side.", "INTERNAL_ERROR")));
        }
    }

    private static Map<String, Object> error(String what, String code) {
        return Map.of("message", what, "extensions", Map.of("code", code));
    }

    /** Why an operation was not begun. */
    private void say(String id, String what, String code) {
        say(message(id, "error", List.of(error(what, code))));
    }

    private static Map<String, Object> message(String id, String type, @Nullable Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }

    private Future<Void> say(Map<String, Object> message) {
        return end.isClosed() ? Future.failedFuture("closed") : end.writeTextMessage(Wire.write(message));
    }

    private void close(short code, String reason) {
        if (!end.isClosed()) {
            end.close(code, reason);
        }
    }

    /**
     * Passes on what is listened to, one at a time: the next is taken when the one before has left. Once its client has
     * stopped it, it says nothing more: another operation may have its id by then.
     */
    private final class Listening implements Subscriber<ExecutionResult> {
        private final String id;
        private volatile @Nullable Subscription source;

        Listening(String id) {
            this.id = id;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            if (isOver() || end.isClosed()) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        @Override
        public void onNext(ExecutionResult result) {
            if (isOver()) {
                return;
            }
            say(message(id, "next", result.toSpecification())).onComplete(sent -> {
                Subscription from = source;
                if (from != null && sent.succeeded()) {
                    from.request(1);
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debugf("A listener is let go: %s", failure.getClass().getSimpleName());
            fail(List.of(
                    error("You are slower than what happens. Listen again from the last event you saw.", "TOO_SLOW")));
        }

        @Override
        public void onComplete() {
            if (leave()) {
                say(message(id, "complete", null));
            }
        }

        /** The one answer of a query or mutation. */
        void answer(ExecutionResult result) {
            if (leave()) {
                say(message(id, "next", result.toSpecification()));
                say(message(id, "complete", null));
            }
        }

        void fail(@Nullable Object errors) {
            if (leave()) {
                say(message(id, "error", errors));
            }
        }

        void stop() {
            leave();
            Subscription from = source;
            if (from != null) {
                from.cancel();
            }
        }

        private boolean isOver() {
            return running.get(id) != this;
        }

        private boolean leave() {
            boolean left = running.remove(id, this);
            if (left) {
                sockets.ended();
            }
            return left;
        }
    }
}
