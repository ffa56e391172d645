package health.salus.imports.internal.synthea;

import health.salus.imports.internal.rows.Row;
import health.salus.imports.internal.run.Batch;
import health.salus.patients.ImportedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Synthea's payer transitions as insurance policies. A time without insurance is no policy and is skipped. */
final class SyntheaPolicies {
    private final Map<String, String> payers;

    SyntheaPolicies(Map<String, String> payers) {
        this.payers = payers;
    }

    Batch<?> policies(List<Row> rows, SyntheaHospital hospital) {
        return new Batch<>(rows, SyntheaPolicies::externalId, this::policy).send(hospital::policies);
    }

    /** The export gives these rows no id; a patient has one payer from one moment. */
    private static String externalId(Row row) {
        return row.required("PATIENT") + "/" + Objects.requireNonNullElse(start(row), "") + "/" + row.required("PAYER");
    }

    private @Nullable ImportedPolicy policy(Row row) {
        String payer = payers.getOrDefault(row.required("PAYER"), "");
        if (payer.isEmpty() || !SyntheaHospital.insures(payer)) {
            return null;
        }
        LocalDate from = day(SyntheaRows.moment(row, startColumn(row)));
        LocalDate to = day(SyntheaRows.moment(row, row.fields().containsKey("END_DATE") ? "END_DATE" : "END_YEAR"));
        String member = row.text("MEMBERID");
        return new ImportedPolicy(
                SyntheaHospital.SOURCE,
                externalId(row),
                row.required("PATIENT"),
                payer,
                member == null ? "unknown" : member,
                null,
                from,
                to != null && from != null && to.isBefore(from) ? from : to,
                1);
    }

    /** Older and newer exports name the columns differently. */
    private static String startColumn(Row row) {
        return row.fields().containsKey("START_DATE") ? "START_DATE" : "START_YEAR";
    }

    private static @Nullable String start(Row row) {
        return row.text(startColumn(row));
    }

    private static @Nullable LocalDate day(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
