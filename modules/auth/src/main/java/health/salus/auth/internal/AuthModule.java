package health.salus.auth.internal;

import health.salus.auth.internal.demo.DemoUsers;
import health.salus.auth.internal.keys.SigningKeys;
import health.salus.auth.internal.setup.SetUpLink;
import health.salus.platform.settings.Settings;
import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The auth module. */
@ApplicationScoped
class AuthModule implements Module {
    private final SigningKeys keys;
    private final SetUpLink setUp;
    private final DemoUsers demo;
    private final Settings settings;

    AuthModule(SigningKeys keys, SetUpLink setUp, DemoUsers demo, Settings settings) {
        this.keys = keys;
        this.setUp = setUp;
        this.demo = demo;
        this.settings = settings;
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
    public void secretsMustFit() {
        keys.mustBeReadable();
    }

    @Override
    public void start() {
        keys.prepare();
        if (!settings.development()) {
            demo.lockOut();
            setUp.offer();
        }
    }
}
