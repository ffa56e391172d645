/** A doctor leaves: what else could become of each appointment with them, what people decide, and how it is put back. */
@NullMarked
package health.salus.appointments.internal.departure;

import org.jspecify.annotations.NullMarked;
