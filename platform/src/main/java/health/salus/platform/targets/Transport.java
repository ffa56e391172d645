package health.salus.platform.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.salus.platform.data.OpenTransaction;
import health.salus.platform.web.Failure;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reaches a module's interface wherever the module runs: the local class, or a client of the same interface over HTTP. */
@ApplicationScoped
public class Transport {
    private static final Logger LOG = Logger.getLogger(Transport.class);
    /** Less than a gateway waits for the whole, so that the one who is named is the one who is silent. */
    private static final int PATIENCE_SECONDS = 5;

    private final Targets targets;
    private final Services services;
    private final InternalCalls internalCalls;

    Transport(Targets targets, Services services, InternalCalls internalCalls) {
        this.targets = targets;
        this.services = services;
        this.internalCalls = internalCalls;
    }

    /**
     * The module's interface for injection into other modules.
     *
     * @param local the class that implements it when the module runs in this process
     */
    public <T> T reach(String module, Class<T> contract, Instance<? extends T> local) {
        InvocationHandler way = targets.include(module) ? new Here(local::get) : new Elsewhere<>(module, contract);
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, new Call(contract.getSimpleName(), way)));
    }

    /** Refuses calls from inside a transaction: what works in one process must work across the network. */
    private record Call(String name, InvocationHandler way) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "Transport of " + name;
                };
            }
            OpenTransaction.refuse(name + "." + method.getName());
            return way.invoke(proxy, method, arguments);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** The local class, made on first use. */
    private static final class Here implements InvocationHandler {
        private final Supplier<?> maker;
        private volatile @Nullable Object target;

        Here(Supplier<?> maker) {
            this.maker = maker;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object made = target;
            if (made == null) {
                made = maker.get();
                target = made;
            }
            return call(made, method, arguments);
        }
    }

    /** A client for each process that runs the module; when one cannot be reached at all, the next one is asked. */
    private final class Elsewhere<T> implements InvocationHandler {
        private final String module;
        private final Class<T> contract;
        private final Map<URI, T> clients = new ConcurrentHashMap<>();

        Elsewhere(String module, Class<T> contract) {
            this.module = module;
            this.contract = contract;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Instances instances = services.of(module).orElseThrow(() -> new ServiceUnknown(module));
            Failure failure = new ServiceMissing(module);
            for (URI instance : instances.inTurn()) {
                long before = instances.answers(instance);
                try {
                    Object answer = call(clients.computeIfAbsent(instance, this::client), method, arguments);
                    instances.reached(instance);
                    return answer;
                } catch (RemoteFailure e) {
                    instances.reached(instance);
                    throw e;
                } catch (NotTheService e) {
                    instances.isNotTheService(instance, e);
                    failure = e;
                } catch (ProcessingException e) {
                    switch (e.getCause()) {
                        case ConnectException unreachable -> {
                            LOG.debugf("%s cannot be reached at %s", module, instance);
                            instances.notReached(instance, unreachable);
                        }
                        case TimeoutException silent -> {
                            LOG.warnf("%s at %s did not answer in time", module, instance);
                            instances.silent(instance, before);
                            throw new NoAnswer(module);
                        }
                        // It answered, and the two do not understand each other: a fault of ours.
                        case JsonProcessingException unreadable -> throw e;
                        case IOException broken -> throw brokeOff(instance, broken);
                        case VertxException broken -> throw brokeOff(instance, broken);
                        case null, default -> throw e;
                    }
                } catch (IllegalArgumentException noHttp) {
                    throw brokeOff(instance, noHttp);
                }
            }
            throw failure;
        }

        private NoAnswer brokeOff(URI instance, Exception why) {
            LOG.warnf("%s at %s broke off: %s", module, instance, why.getClass().getSimpleName());
            return new NoAnswer(module);
        }

        private T client(URI address) {
            return QuarkusRestClientBuilder.newBuilder()
                    .baseUri(address)
                    .connectTimeout(2, TimeUnit.SECONDS)
                    .readTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .register(internalCalls)
                    .register(new RemoteFailures(module))
                    .register(ForeignJson.class)
                    .build(contract);
        }
    }
}
