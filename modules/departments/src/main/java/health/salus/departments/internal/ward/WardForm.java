package health.salus.departments.internal.ward;

import health.salus.departments.WardView;
import health.salus.platform.data.Ids;
import health.salus.platform.web.PlainText;
import health.salus.platform.web.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to add or change a ward.
 *
 * @param beds all its beds; one that is left out is taken away
 * @param active absent means in use
 */
record WardForm(
        @NotNull UUID locationId,
        @NotNull UUID departmentId,

        @Schema(examples = "Ward 3 North") @NotBlank @Size(max = 80) @PlainText
        String name,

        @Size(max = 200) List<@NotNull @Valid BedForm> beds,
        @Nullable Boolean active) {

    WardForm {
        name = Text.orEmpty(name);
        beds = beds == null ? List.of() : beds;
    }

    /**
     * A bed as filled in.
     *
     * @param id absent for a new one
     */
    record BedForm(
            @Nullable UUID id,

            @Schema(examples = "3N-1") @NotBlank @Size(max = 40) @PlainText
            String name,

            @Nullable Boolean active) {

        BedForm {
            name = Text.orEmpty(name);
        }

        WardView.BedView bed() {
            return new WardView.BedView(id == null ? Ids.next() : id, name, !Boolean.FALSE.equals(active));
        }
    }

    static WardForm of(WardView ward) {
        return new WardForm(
                ward.locationId(),
                ward.departmentId(),
                ward.name(),
                ward.beds().stream()
                        .map(bed -> new BedForm(bed.id(), bed.name(), bed.active()))
                        .toList(),
                ward.active());
    }

    WardView ward(UUID id, long version) {
        return new WardView(
                id,
                locationId,
                departmentId,
                name,
                beds.stream().map(BedForm::bed).toList(),
                !Boolean.FALSE.equals(active),
                version);
    }
}
