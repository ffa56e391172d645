@NullMarked
package health.salus.appointments.internal.appointment;

import org.jspecify.annotations.NullMarked;
