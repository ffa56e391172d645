package health.salus.appointments.internal.booking;

import health.salus.platform.settings.Setting;
import health.salus.platform.settings.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What the installation says about booking.
 *
 * @param horizon how far ahead appointments can be booked
 * @param notice how long ahead patients must book
 * @param holdLife how long a held slot stays held
 */
public record BookingSettings(Duration horizon, Duration notice, Duration holdLife) {

    /** Reads them once. */
    @Singleton
    static final class Source {
        @Produces
        @Singleton
        BookingSettings read(Settings settings) {
            return new BookingSettings(
                    settings.duration(Setting.BOOKING_HORIZON),
                    settings.duration(Setting.BOOKING_NOTICE),
                    settings.duration(Setting.HOLD_EXPIRES_IN));
        }
    }
}
