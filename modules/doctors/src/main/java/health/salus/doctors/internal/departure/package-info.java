/** A doctor leaves: first what is booked with them is settled by the appointments module, then they are inactive, or stay after all. */
@NullMarked
package health.salus.doctors.internal.departure;

import org.jspecify.annotations.NullMarked;
