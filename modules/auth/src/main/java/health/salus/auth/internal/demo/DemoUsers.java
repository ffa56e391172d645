package health.salus.auth.internal.demo;

import health.salus.auth.UserChanged;
import health.salus.auth.internal.passwords.PasswordHasher;
import health.salus.auth.internal.sessions.EndReason;
import health.salus.auth.internal.sessions.EndSessions;
import health.salus.auth.internal.users.Role;
import health.salus.auth.internal.users.User;
import health.salus.auth.internal.users.UserRepository;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.targets.DemoData;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One person of each role who works with the demo hospital. Exists in the development profile only. */
@ApplicationScoped
public class DemoUsers implements DemoData {
    /** Long enough for the rule and easy to type; it protects nothing but made-up data on this machine. */
    static final String PASSWORD = "open-day-at-the-clinic";

    private static final String DOMAIN = "@demo.salus.example";

    private static final Map<Role, String> NAMES = new EnumMap<>(Map.of(
            Role.ADMIN, "Ada Fischer",
            Role.DOCTOR, "Dr. Aylin Yıldız",
            Role.NURSE, "Noah Brandt",
            Role.RECEPTIONIST, "Rosa Lindner",
            Role.PHARMACIST, "Paul Keller",
            Role.BILLING_CLERK, "Britta Vogel",
            Role.LAB_TECHNICIAN, "Lukas Sommer",
            Role.AUDITOR, "Anna Richter",
            Role.PATIENT, "Peter Hoffmann"));

    private final Database database;
    private final PasswordHasher passwords;
    private final EndSessions sessions;
    private final Clock clock;

    DemoUsers(@Schema("auth") Database database, PasswordHasher passwords, EndSessions sessions, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    static String email(Role role) {
        return role.word() + DOMAIN;
    }

    /** The roles somebody can sign in with; an integration is a machine. */
    static Set<Role> roles() {
        return NAMES.keySet();
    }

    @Override
    public String module() {
        return "auth";
    }

    @Override
    public void load() {
        if (database.read(UserRepository::anyone)) {
            return;
        }
        // One hash for all: they share the password, and each costs a second of start-up on a small machine.
        String hash = passwords.hash(PASSWORD);
        database.run(transaction -> roles().forEach(role -> {
            User user = user(role);
            UserRepository.insert(transaction.handle(), user);
            UserRepository.setPassword(transaction.handle(), user.id(), hash, clock.instant());
        }));
    }

    /** Their password is known to everybody: outside development none of them gets in, whatever this data was used for before. */
    public void lockOut() {
        database.run(transaction -> UserRepository.deactivateDomain(transaction.handle(), DOMAIN)
                .forEach(user -> {
                    transaction.publish(new UserChanged(user.id(), user.roleWords(), user.active()));
                    sessions.refuseTokensBelow(transaction, user.id(), user.epoch());
                    sessions.all(transaction, user.id(), null, EndReason.RIGHTS_CHANGED);
                }));
    }

    private User user(Role role) {
        boolean clinical = role == Role.DOCTOR || role == Role.NURSE;
        return new User(
                Ids.next(),
                email(role),
                NAMES.getOrDefault(role, role.word()),
                Set.of(role),
                clinical ? Set.of(demoId("department-cardiology")) : Set.of(),
                role == Role.DOCTOR ? demoId("doctor-1") : null,
                role == Role.PATIENT ? demoId("patient-1") : null,
                null,
                true,
                1,
                1,
                clock.instant(),
                null);
    }

    /** The rule by which all modules name the things of the demo hospital. */
    private static UUID demoId(String what) {
        return UUID.nameUUIDFromBytes(("demo-" + what).getBytes(StandardCharsets.UTF_8));
    }
}
