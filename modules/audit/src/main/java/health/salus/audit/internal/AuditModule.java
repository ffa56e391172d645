package health.salus.audit.internal;

import health.salus.audit.internal.chain.VerifyChain;
import health.salus.platform.settings.WrongSetting;
import health.salus.platform.targets.Module;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The audit module. */
@ApplicationScoped
class AuditModule implements Module {
    private final VerifyChain chain;

    AuditModule(VerifyChain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<String> paths() {
        return List.of("audit", "audit.csv");
    }

    @Override
    public int port() {
        return 3012;
    }

    /** What is added with another key would look altered for ever. */
    @Override
    public void secretsMustFit() {
        if (chain.hasAnotherKey()) {
            throw new WrongSetting("ENCRYPTION_KEY", "is not the one the audit was written with");
        }
    }
}
