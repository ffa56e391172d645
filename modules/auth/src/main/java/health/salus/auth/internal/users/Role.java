package health.salus.auth.internal.users;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles of a hospital and what each may do. This is the only place where that is said; who sees which patient's data
 * is decided besides by the patients module.
 */
public enum Role {
    /** Runs the installation and the front desk; has no clinical tasks and cannot break the glass. */
    ADMIN("""
            users:read users:write keys:rotate audit:read operations:read operations:write imports:read imports:write
            departments:read departments:write doctors:read doctors:write
            patients:read patients:write patients:deactivate
            appointments:read appointments:book appointments:check-in appointments:override appointments:correct
            appointments:rearrange
            """),
    DOCTOR("""
            departments:read doctors:read
            patients:read patients:write patients:break-glass
            appointments:read appointments:book appointments:treat appointments:override
            """),
    NURSE("""
            departments:read doctors:read
            patients:read patients:write patients:break-glass
            appointments:read appointments:book appointments:check-in appointments:treat
            """),
    RECEPTIONIST("""
            departments:read doctors:read
            patients:read patients:write
            appointments:read appointments:book appointments:check-in appointments:correct appointments:rearrange
            """),
    PHARMACIST("departments:read doctors:read patients:read patients:break-glass"),
    BILLING_CLERK("departments:read doctors:read patients:read appointments:read"),
    LAB_TECHNICIAN("departments:read doctors:read patients:read patients:break-glass"),
    /** Sees who did what, and no patient's data. */
    AUDITOR("audit:read users:read departments:read doctors:read"),
    /** Their own data, and those of people they care for. */
    PATIENT("departments:read doctors:read patients:read patients:write-own appointments:read appointments:book"),
    /** Another system. */
    INTEGRATION("""
            departments:read doctors:read patients:read patients:write appointments:read appointments:book
            imports:read imports:write
            """);

    private final Set<String> permissions;

    Role(String permissions) {
        this.permissions = Stream.of(permissions.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** As it is written everywhere: {@code billing-clerk}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public Set<String> permissions() {
        return permissions;
    }

    /** @throws UnknownRole when there is no such role */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new UnknownRole(word);
    }

    /** What somebody with all these roles may do, in alphabetical order. */
    public static TreeSet<String> permissionsOf(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.permissions.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
