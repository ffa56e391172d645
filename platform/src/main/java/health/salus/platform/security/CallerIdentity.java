package health.salus.platform.security;

import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.security.Permission;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verified token in the form the container asks about. Holds nothing of a single request, so it is shared by many. */
public final class CallerIdentity implements SecurityIdentity {
    private final AccessToken token;
    private final Principal principal;

    CallerIdentity(AccessToken token) {
        this.token = token;
        String id = token.caller().userId().toString();
        this.principal = () -> id;
    }

    public AccessToken token() {
        return token;
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Set<String> getRoles() {
        return token.caller().roles();
    }

    @Override
    public boolean hasRole(String role) {
        return token.caller().hasRole(role);
    }

    @Override
    public Set<Permission> getPermissions() {
        return Set.of();
    }

    @Override
    public <T extends Credential> @Nullable T getCredential(Class<T> type) {
        return null;
    }

    @Override
    public Set<Credential> getCredentials() {
        return Set.of();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return null;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    /** The container hands over {@code noun:verb} as a name and its actions; several actions mean any of them. */
    @Override
    public Uni<Boolean> checkPermission(Permission permission) {
        String actions = permission.getActions();
        if (actions == null || actions.isEmpty()) {
            return Uni.createFrom().item(token.caller().may(permission.getName()));
        }
        for (String action : actions.split(",", -1)) {
            if (token.caller().may(permission.getName() + ":" + action)) {
                return Uni.createFrom().item(true);
            }
        }
        return Uni.createFrom().item(false);
    }
}
