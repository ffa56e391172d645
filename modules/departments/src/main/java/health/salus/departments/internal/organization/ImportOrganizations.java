package health.salus.departments.internal.organization;

import health.salus.departments.DepartmentChanged;
import health.salus.departments.ImportedOrganization;
import health.salus.departments.LocationChanged;
import health.salus.departments.internal.department.DepartmentRepository;
import health.salus.departments.internal.location.LocationRepository;
import health.salus.platform.audit.AccessRecord;
import health.salus.platform.data.Database;
import health.salus.platform.data.Ids;
import health.salus.platform.data.Schema;
import health.salus.platform.data.Transaction;
import health.salus.platform.imports.ImportOutcome;
import health.salus.platform.imports.ImportOutcome.Outcome;
import health.salus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes over organizations of another system: each becomes a location with one department of the same name. What is wrong
 * with one row does not keep out the others.
 */
@ApplicationScoped
public class ImportOrganizations {
    private final Database database;
    private final Validator validator;
    private final Clock clock;

    ImportOrganizations(@Schema("departments") Database database, Validator validator, Clock clock) {
        this.database = database;
        this.validator = validator;
        this.clock = clock;
    }

    /** One outcome for each, in the same order. */
    public List<ImportOutcome> run(Caller caller, List<ImportedOrganization> organizations) {
        return organizations.stream()
                .map(organization -> take(caller, organization))
                .toList();
    }

    private ImportOutcome take(Caller caller, ImportedOrganization organization) {
        Site site = Site.of(organization);
        String wrong = validator.validate(site).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            return ImportOutcome.failed(organization.externalId(), wrong);
        }
        return database.write(transaction -> ImportedRepository.locationOf(
                        transaction.handle(), organization.source(), organization.externalId())
                .map(known -> update(transaction, caller, organization, site, known))
                .orElseGet(() -> create(transaction, caller, organization, site)));
    }

    private ImportOutcome create(Transaction transaction, Caller caller, ImportedOrganization organization, Site site) {
        var department = site.department(Ids.next(), organization);
        var location = site.location(Ids.next(), department.id(), 1);
        DepartmentRepository.insert(transaction.handle(), department);
        LocationRepository.insert(transaction.handle(), location);
        ImportedRepository.insert(transaction.handle(), organization, location.id(), department.id());
        transaction.publish(new DepartmentChanged(department.id()));
        return done(transaction, caller, organization, location.id(), Outcome.CREATED);
    }

    private ImportOutcome update(
            Transaction transaction, Caller caller, ImportedOrganization organization, Site site, UUID known) {
        var current = LocationRepository.find(transaction.handle(), known).orElseThrow();
        if (site.describes(current)) {
            return ImportOutcome.of(organization.externalId(), current.id(), Outcome.UNCHANGED);
        }
        LocationRepository.update(transaction.handle(), site.update(current));
        return done(transaction, caller, organization, current.id(), Outcome.UPDATED);
    }

    private ImportOutcome done(
            Transaction transaction, Caller caller, ImportedOrganization organization, UUID location, Outcome outcome) {
        transaction.publish(new LocationChanged(location));
        transaction.record(AccessRecord.of(caller, clock.instant(), "locations:import", "location", location, null));
        return ImportOutcome.of(organization.externalId(), location, outcome);
    }
}
