package health.salus.patients.internal.search;

import health.salus.platform.web.PageQuery;
import health.salus.platform.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What patients are asked for: one line as typed, or single fields, or both. */
public final class PatientQuery {
    @QueryParam("q")
    @Size(max = 100) @PlainText
    @Parameter(
            description =
                    "As typed: names in any order, even mistyped or unfinished, birth date, phone, record number.",
            example = "meier anna 12.03.1980")
    @Nullable String q;

    @QueryParam("familyName")
    @Size(max = 100) @PlainText
    @Parameter(description = "The beginning of the family name.", example = "Meier")
    @Nullable String familyName;

    @QueryParam("givenName")
    @Size(max = 100) @PlainText
    @Parameter(description = "The beginning of the given name.", example = "Anna")
    @Nullable String givenName;

    @QueryParam("birthDate")
    @Size(max = 10) @Parameter(description = "Also as 12.03.1980 or 3/12/1980.", example = "1980-03-12")
    @Nullable String birthDate;

    @QueryParam("phone")
    @Size(max = 40) @Parameter(description = "A number or its last digits, at least four.", example = "+49 30 1234567")
    @Nullable String phone;

    @QueryParam("mrn")
    @Size(max = 20) @Parameter(description = "The record number; blanks and hyphens are ignored.", example = "100000004")
    @Nullable String mrn;

    @QueryParam("city")
    @Size(max = 100) @PlainText
    @Parameter(description = "The whole name of the city.", example = "Berlin")
    @Nullable String city;

    @QueryParam("gender")
    @Pattern(regexp = "male|female|other|unknown", message = "must be male, female, other or unknown") @Nullable String gender;

    @QueryParam("active")
    @Pattern(regexp = "true|false", message = "must be true or false") @Nullable String active;

    @QueryParam("sort")
    @Size(max = 30) @Parameter(
            description =
                    "familyName (if absent), givenName, birthDate, mrn or createdAt, with - in front for descending.",
            example = "-createdAt")
    @Nullable String sort;

    @BeanParam
    @Valid PageQuery page = PageQuery.first(25);

    String typed() {
        return q == null ? "" : q.strip();
    }
}
