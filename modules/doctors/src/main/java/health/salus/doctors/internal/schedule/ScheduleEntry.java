package health.salus.doctors.internal.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a doctor's week, in local time of its location. It lasts over midnight when its end is not after its start;
 * the same time twice means a whole day.
 *
 * @param slotMinutes how long one appointment takes unless its type says otherwise
 * @param appointmentTypes what may be booked; empty stands for all types
 * @param validFrom the first day it may start on
 * @param validTo the last one; null when it has no end
 */
public record ScheduleEntry(
        @NotNull Weekday weekday,
        @NotNull UUID locationId,
        @Nullable UUID roomId,

        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime start,

        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime end,

        @Size(max = 12) List<@NotNull @Valid Break> breaks,
        @Size(max = 50) List<@NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String> appointmentTypes,
        @Min(5) @Max(240) int slotMinutes,
        @NotNull LocalDate validFrom,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate validTo) {

    public static final Duration DAY = Duration.ofDays(1);

    public ScheduleEntry {
        breaks = Objects.requireNonNullElse(breaks, List.of());
        appointmentTypes = Objects.requireNonNullElse(appointmentTypes, List.of());
    }

    /** How long it lasts on the clock; more than nothing, a day at most. */
    public Duration length() {
        return sinceStart(end, true);
    }

    /** From its start to the start of a break in it, on the clock. */
    public Duration untilStartOf(Break pause) {
        return sinceStart(pause.start(), false);
    }

    /** From its start to the end of a break in it, on the clock. */
    public Duration untilEndOf(Break pause) {
        return sinceStart(pause.end(), true);
    }

    private Duration sinceStart(LocalTime time, boolean isEnd) {
        Duration passed = Duration.between(start, time);
        return passed.isNegative() || (isEnd && passed.isZero()) ? passed.plus(DAY) : passed;
    }

    /** The first day from {@code earliest} on which it starts, unless it is not valid any more by then. */
    public Optional<LocalDate> firstDayFrom(LocalDate earliest) {
        LocalDate from = earliest.isAfter(validFrom) ? earliest : validFrom;
        LocalDate day = from.with(TemporalAdjusters.nextOrSame(weekday.day()));
        return isOver(day) ? Optional.empty() : Optional.of(day);
    }

    /** Whether it does not start on this day or later because its validity has ended. */
    public boolean isOver(LocalDate day) {
        return validTo != null && day.isAfter(validTo);
    }
}
