@NullMarked
package health.salus.appointments.internal.booking;

import org.jspecify.annotations.NullMarked;
