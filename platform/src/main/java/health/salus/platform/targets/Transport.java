package health.salus.platform.targets;

import health.salus.platform.data.OpenTransaction;
import health.salus.platform.settings.Settings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reaches a module's interface wherever the module runs: the local class, or a client of the same interface over HTTP. */
@ApplicationScoped
public class Transport {
    private final Targets targets;
    private final Settings settings;
    private final InternalCalls internalCalls;

    Transport(Targets targets, Settings settings, InternalCalls internalCalls) {
        this.targets = targets;
        this.settings = settings;
        this.internalCalls = internalCalls;
    }

    /**
     * The module's interface for injection into other modules.
     *
     * @param local the class that implements it when the module runs in this process
     */
    public <T> T reach(String module, Class<T> contract, Instance<? extends T> local) {
        Supplier<T> target = targets.include(module) ? local::get : () -> client(module, contract);
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, new Call<>(contract, target)));
    }

    private <T> T client(String module, Class<T> contract) {
        String name = module.toUpperCase(Locale.ROOT) + "_SERVICE_URL";
        URI address = settings.named(name).map(URI::create).orElseThrow(() -> new ServiceUnknown(module, name));
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(2, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .register(internalCalls)
                .register(RemoteFailures.class)
                .register(ForeignJson.class)
                .build(contract);
    }

    /** Makes the target on first use and refuses calls from inside a transaction. */
    private static final class Call<T> implements InvocationHandler {
        private final Class<T> contract;
        private final Supplier<T> maker;
        private volatile Object target = UNMADE;

        private static final Object UNMADE = new Object();

        Call(Class<T> contract, Supplier<T> maker) {
            this.contract = contract;
            this.maker = maker;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "Transport of " + contract.getSimpleName();
                };
            }
            OpenTransaction.refuse(contract.getSimpleName() + "." + method.getName());
            try {
                return method.invoke(target(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private Object target() {
            if (target == UNMADE) {
                synchronized (this) {
                    if (target == UNMADE) {
                        target = maker.get();
                    }
                }
            }
            return target;
        }
    }
}
