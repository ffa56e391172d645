package health.salus.graphql;

import health.salus.platform.security.ServiceIdentity;
import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Addressee;
import health.salus.platform.targets.Draining;
import health.salus.platform.targets.Instances;
import health.salus.platform.targets.Module;
import health.salus.platform.targets.NoAnswer;
import health.salus.platform.targets.NotTheService;
import health.salus.platform.targets.ServiceMissing;
import health.salus.platform.targets.Services;
import health.salus.platform.targets.Targets;
import health.salus.platform.web.Failure;
import io.quarkus.arc.All;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Asks the REST interface, in this process or wherever the module runs, with the rights of the person who asks. */
@ApplicationScoped
class RestInterface {
    private static final String ROOT = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS = 100;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Targets targets;
    private final Services services;
    private final ServiceIdentity process;
    private final URI here;
    private final Map<String, String> moduleOfResource = new HashMap<>();
    private final HttpClient client;

    RestInterface(
            @All List<Module> modules,
            Targets targets,
            Services services,
            ServiceIdentity process,
            Settings settings,
            Vertx vertx) {
        this.targets = targets;
        this.services = services;
        this.process = process;
        this.here = here(settings);
        modules.forEach(module -> module.paths().forEach(path -> moduleOfResource.put(path, module.name())));
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    private static URI here(Settings settings) {
        String host = settings.host();
        boolean everywhere = "0.0.0.0".equals(host) || "::".equals(host);
        return URI.create("http://" + (everywhere ? "127.0.0.1" : host) + ":" + settings.number(Setting.PORT));
    }

    /** Never fails: what goes wrong is an answer too. */
    CompletableFuture<Answer> ask(Question question, Map<String, String> introduction) {
        String module = moduleOfResource.getOrDefault(question.resource(), question.resource());
        Future<Answer> answer = targets.include(module)
                ? connect(here, question).compose(request -> send(module, request, question, introduction))
                : askElsewhere(module, question, introduction);
        return answer.otherwise(broken -> Answer.of(broken instanceof Failure failure ? failure : new NoAnswer(module)))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Future<Answer> askElsewhere(String module, Question question, Map<String, String> introduction) {
        return services.of(module)
                .map(known -> attempt(module, known, new ArrayDeque<>(known.inTurn()), question, introduction))
                .orElseGet(() -> Future.succeededFuture(Answer.of(new ServiceMissing(module))));
    }

    /** Who cannot be reached is skipped; what only reads is asked again of another when its answer breaks off. */
    private Future<Answer> attempt(
            String module, Instances known, Queue<URI> left, Question question, Map<String, String> introduction) {
        URI instance = left.poll();
        if (instance == null) {
            return Future.succeededFuture(Answer.of(new ServiceMissing(module)));
        }
        return connect(instance, question).transform(reached -> {
            if (reached.failed()) {
                known.notReached(instance, reached.cause());
                return attempt(module, known, left, question, introduction);
            }
            long before = known.answers(instance);
            HttpClientRequest request = reached.result();
            return send(module, request, question, introduction)
                    .onSuccess(answer -> {
                        known.reached(instance);
                        if (request.response().result().headers().contains(Draining.HEADER)) {
                            known.isLeaving(instance);
                        }
                    })
                    .recover(broken -> {
                        boolean silent = broken instanceof TimeoutException;
                        if (silent) {
                            known.silent(instance, before);
                        } else if (broken instanceof NotTheService what) {
                            known.isNotTheService(instance, what);
                        }
                        return question.reads() && !silent && !left.isEmpty()
                                ? attempt(module, known, left, question, introduction)
                                : Future.failedFuture(broken);
                    });
        });
    }

    private Future<HttpClientRequest> connect(URI instance, Question question) {
        boolean tls = "https".equals(instance.getScheme());
        return client.request(new RequestOptions()
                .setMethod(question.method())
                .setHost(instance.getHost())
                .setPort(instance.getPort() > 0 ? instance.getPort() : tls ? 443 : 80)
                .setSsl(tls)
                .setURI(ROOT + question.uri())
                .setIdleTimeout(PATIENCE.toMillis()));
    }

    private Future<Answer> send(
            String module, HttpClientRequest request, Question question, Map<String, String> introduction) {
        request.putHeader(ServiceIdentity.HEADER, process.sign(question.method().name(), request.path()));
        introduction.forEach(request::putHeader);
        question.headers().forEach(request::putHeader);
        return (question.body() == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json")
                                .send(Buffer.buffer(Wire.write(question.body()))))
                .compose(response -> {
                    if (Addressee.answered(response.statusCode(), response.headers()::contains)) {
                        return response.body()
                                .map(body -> Answer.read(
                                        response.statusCode(),
                                        body.getBytes(),
                                        response.getHeader(KeptPosition.HEADER)));
                    }
                    response.exceptionHandler(wanted -> {});
                    request.reset();
                    return Future.failedFuture(
                            Addressee.insteadOf(module, response.statusCode(), response.headers()::contains));
                });
    }
}
