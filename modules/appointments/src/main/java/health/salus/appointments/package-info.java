/** Who comes to whom, when and where: free slots, holds, bookings and what becomes of them. */
@NullMarked
package health.salus.appointments;

import org.jspecify.annotations.NullMarked;
