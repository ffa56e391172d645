@NullMarked
package health.salus.doctors.internal.booked;

import org.jspecify.annotations.NullMarked;
