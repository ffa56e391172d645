package health.salus.audit.internal;

import health.salus.audit.Audit;
import health.salus.audit.internal.chain.Chain;
import health.salus.platform.security.Secrets;
import health.salus.platform.targets.Transport;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How others reach audit, and the key of the chain. */
@Singleton
class AuditBeans {
    @Produces
    @Singleton
    Audit audit(Transport transport, Instance<AuditLog> local) {
        return transport.reach("audit", Audit.class, local);
    }

    @Produces
    @Singleton
    Chain chain(Secrets secrets) {
        return new Chain(secrets.derive("audit chain"));
    }
}
