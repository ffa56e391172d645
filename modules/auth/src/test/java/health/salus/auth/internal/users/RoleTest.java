package health.salus.auth.internal.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleTest {
    /** Read this like a table: who may do what. A change of a role shows here, and should be meant. */
    private static final String MATRIX = """
            appointments:book        admin doctor integration nurse patient receptionist
            appointments:check-in    admin nurse receptionist
            appointments:correct     admin receptionist
            appointments:override    admin doctor
            appointments:read        admin billing-clerk doctor integration nurse patient receptionist
            appointments:rearrange   admin receptionist
            appointments:treat       doctor nurse
            audit:read               admin auditor
            departments:read         admin auditor billing-clerk doctor integration lab-technician nurse patient pharmacist receptionist
            departments:write        admin
            doctors:read             admin auditor billing-clerk doctor integration lab-technician nurse patient pharmacist receptionist
            doctors:write            admin
            imports:read             admin integration
            imports:write            admin integration
            keys:rotate              admin
            operations:read          admin
            operations:write         admin
            patients:break-glass     doctor lab-technician nurse pharmacist
            patients:deactivate      admin
            patients:read            admin billing-clerk doctor integration lab-technician nurse patient pharmacist receptionist
            patients:write           admin doctor integration nurse receptionist
            patients:write-own       patient
            users:read               admin auditor
            users:write              admin
            """;

    @Test
    void mayDoWhatTheTableSays() {
        assertThat(table()).isEqualTo(MATRIX);
    }

    @Test
    void permissionsAreNounAndVerb() {
        assertThat(permissions()).allMatch(permission -> permission.matches("[a-z]+:[a-z-]+"));
    }

    @Test
    void severalRolesMayDoWhatAnyOfThemMay() {
        assertThat(Role.permissionsOf(Set.of(Role.AUDITOR, Role.PHARMACIST)))
                .contains("audit:read", "patients:read")
                .doesNotContain("users:write");
    }

    private static String table() {
        return permissions().stream()
                .map(permission -> "%-25s%s%n".formatted(permission, roles(permission)))
                .collect(Collectors.joining());
    }

    private static TreeSet<String> permissions() {
        return Role.permissionsOf(Set.of(Role.values()));
    }

    private static String roles(String permission) {
        return Stream.of(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(Role::word)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
