package health.salus.doctors.internal.provider;

import health.salus.doctors.DoctorChanged;
import health.salus.doctors.DoctorRegistered;
import health.salus.doctors.ImportedProvider;
import health.salus.doctors.internal.doctor.DoctorForm;
import health.salus.doctors.internal.doctor.DoctorRepository;
import health.salus.doctors.internal.doctor.DoctorView;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.events.Event;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import health.salus.platform.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes over providers of another system as doctors. What is wrong with one row does not keep out the others. */
@ApplicationScoped
public class ImportProviders {
    private static final int MOST = 200;

    private final Database database;
    private final Validator validator;
    private final Clock clock;

    ImportProviders(@Schema("doctors") Database database, Validator validator, Clock clock) {
        this.database = database;
        this.validator = validator;
        this.clock = clock;
    }

    /** One outcome for each, in the same order. */
    public List<ImportOutcome> run(Caller caller, List<ImportedProvider> providers) {
        return providers.stream().map(provider -> take(caller, provider)).toList();
    }

    private ImportOutcome take(Caller caller, ImportedProvider provider) {
        if (provider.externalId().isBlank() || provider.externalId().length() > MOST) {
            return ImportOutcome.failed(provider.externalId(), "externalId must be 1 to 200 characters");
        }
        DoctorForm form = form(provider);
        String wrong = validator.validate(form).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            return ImportOutcome.failed(provider.externalId(), wrong);
        }
        return database.write(transaction -> ImportedRepository.doctorOf(
                        transaction.handle(), provider.source(), provider.externalId())
                .map(doctor -> update(transaction, caller, provider, form, doctor))
                .orElseGet(() -> create(transaction, caller, provider, form)));
    }

    private ImportOutcome create(Transaction transaction, Caller caller, ImportedProvider provider, DoctorForm form) {
        DoctorView doctor = form.doctor(Ids.next(), 1);
        DoctorRepository.insert(transaction.handle(), doctor);
        ImportedRepository.insert(transaction.handle(), provider, doctor.id());
        return done(transaction, caller, new DoctorRegistered(doctor.id()), provider, Outcome.CREATED);
    }

    private ImportOutcome update(
            Transaction transaction, Caller caller, ImportedProvider provider, DoctorForm form, UUID id) {
        DoctorView current = DoctorRepository.find(transaction.handle(), id).orElseThrow();
        DoctorView known = form.doctor(id, current.version());
        boolean same = current.displayName().equals(known.displayName())
                && current.specialties().equals(known.specialties())
                && current.departmentIds().containsAll(known.departmentIds());
        if (same) {
            return ImportOutcome.of(provider.externalId(), id, Outcome.UNCHANGED);
        }
        DoctorRepository.update(transaction.handle(), form.doctor(id, current.version() + 1));
        return done(transaction, caller, new DoctorChanged(id), provider, Outcome.UPDATED);
    }

    private ImportOutcome done(
            Transaction transaction, Caller caller, Event event, ImportedProvider provider, Outcome outcome) {
        transaction.publish(event);
        transaction.record(
                AccessRecord.of(caller, clock.instant(), "doctors:import", "doctor", event.aggregateId(), null));
        return ImportOutcome.of(provider.externalId(), event.aggregateId(), outcome);
    }

    /** Their licence number is not known: one that says where they come from stands in. */
    private static DoctorForm form(ImportedProvider provider) {
        String name = Text.orEmpty(provider.name());
        int space = name.lastIndexOf(' ');
        return new DoctorForm(
                space < 0 ? name : name.substring(0, space),
                name.substring(space + 1),
                List.of(SpecialityText.code(provider.speciality())),
                provider.departmentIds(),
                licenceNumber(provider),
                List.of(),
                null,
                null,
                true);
    }

    private static String licenceNumber(ImportedProvider provider) {
        String origin = provider.source() + "/" + provider.externalId();
        String hash =
                UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString();
        return "IMPORT-" + hash.replace("-", "").substring(0, 20).toUpperCase(Locale.ROOT);
    }
}
