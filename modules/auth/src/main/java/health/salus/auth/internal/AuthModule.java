package health.salus.auth.internal;

import health.salus.auth.internal.keys.SigningKeys;
import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The auth module. */
@ApplicationScoped
class AuthModule implements Module {
    private final SigningKeys keys;

    AuthModule(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<String> paths() {
        return List.of("auth", "me", "users", "roles", "demo");
    }

    @Override
    public int port() {
        return 3001;
    }

    @Override
    public void start() {
        keys.prepare();
    }
}
