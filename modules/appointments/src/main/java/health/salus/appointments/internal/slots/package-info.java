@NullMarked
package health.salus.appointments.internal.slots;

import org.jspecify.annotations.NullMarked;
