package health.salus.audit.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.salus.audit.AuditEntry;
import health.salus.audit.internal.chain.AppendEntries;
import health.salus.audit.internal.chain.Chain;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Ids;
import health.salus.platform.security.Caller;
import health.salus.platform.testkit.Callers;
import health.salus.platform.testkit.TestDatabase;
import health.salus.platform.web.Failure;
import health.salus.platform.web.PageQuery;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchEntriesTest {
    @RegisterExtension
    static final TestDatabase postgres = TestDatabase.of("audit");

    private final AppendEntries append = new AppendEntries(postgres.database(), new Chain(new byte[32]));
    private final SearchEntries search = new SearchEntries(postgres.database());

    @Test
    void pagesThroughAPatientsEntriesNewestFirst() {
        UUID patient = Ids.next();
        List<UUID> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.addFirst(write(Callers.nurse(), "patients:read", patient).id());
        }
        write(Callers.nurse(), "patients:read", Ids.next());

        List<UUID> found = new ArrayList<>();
        String cursor = null;
        do {
            var page = search.run(AuditFilter.ofPatient(patient), PageQuery.from("", 2, cursor));
            page.data().forEach(entry -> found.add(entry.id()));
            cursor = page.page().nextCursor();
        } while (cursor != null);

        assertThat(found).isEqualTo(written);
    }

    @Test
    void narrowsByUserModuleOutcomeAndTime() {
        Caller nurse = Callers.nurse();
        var right = write(nurse, "appointments:read", Ids.next());
        write(nurse, "patients:read", Ids.next());
        write(Callers.nurse(), "appointments:read", Ids.next());
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        var filter = new AuditFilter();
        filter.userId = nurse.userId();
        filter.module = "appointments";
        filter.outcome = "success";
        filter.from = today;
        filter.to = today;

        assertThat(search.run(filter, PageQuery.first(10)).data())
                .extracting(AuditEntry::id)
                .containsExactly(right.id());
        filter.from = Instant.now().plusSeconds(60).toString();
        assertThat(search.run(filter, PageQuery.first(10)).data()).isEmpty();
    }

    @Test
    void refusesWhatIsNoTime() {
        var filter = new AuditFilter();
        filter.from = "2026-02-30";
        assertThatThrownBy(() -> search.run(filter, PageQuery.first(1))).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void exportsWithoutFormulas() throws IOException {
        UUID patient = Ids.next();
        append.run(List.of(AccessRecord.of(Callers.nurse(), Instant.now(), "patients:read", "patient", "x", patient)
                .because("=HYPERLINK(\"http://example.org\")")));
        var out = new StringWriter();
        new ExportEntries(search).run(AuditFilter.ofPatient(patient), out);
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"");
    }

    private AccessRecord write(Caller caller, String action, UUID patient) {
        var record = AccessRecord.of(caller, Instant.now(), action, "patient", patient, patient);
        append.run(List.of(record));
        return record;
    }
}
