package health.salus.auth.internal.users;

import health.salus.platform.web.Page;
import health.salus.platform.web.PageQuery;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which users are looked for, by name. For {@code @BeanParam}. */
public final class UserSearch {
    @QueryParam("q")
    @Size(max = 120) @Parameter(description = "Part of the name or e-mail address.")
    @Nullable String text;

    @QueryParam("role")
    @Size(max = 40) @Parameter(example = "receptionist")
    @Nullable String role;

    @QueryParam("active")
    @Nullable Boolean active;

    Page<User> run(Handle handle, PageQuery page) {
        List<String> after = page.after().orElse(List.of("", new UUID(0, 0).toString()));
        String pattern = text == null ? "%" : "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%";
        List<User> rows = handle.createQuery("""
                        SELECT * FROM auth.user_account
                        WHERE (lower(display_name), id) > (:name, :id)
                            AND (lower(display_name) LIKE :pattern OR email LIKE :pattern)
                            AND (:role::text IS NULL OR :role = ANY (roles))
                            AND (:active::boolean IS NULL OR active = :active)
                        ORDER BY lower(display_name), id OFFSET :offset LIMIT :most""")
                .bind("name", after.getFirst())
                .bind("id", UUID.fromString(after.getLast()))
                .bind("pattern", pattern)
                .bind("role", role == null ? null : Role.of(role).word())
                .bind("active", active)
                .bind("offset", page.offset())
                .bind("most", page.limit() + 1)
                .map((row, context) -> UserRepository.user(row))
                .list();
        return Page.cut(rows, page, user -> List.of(user.displayName().toLowerCase(Locale.ROOT), user.id()), null);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
