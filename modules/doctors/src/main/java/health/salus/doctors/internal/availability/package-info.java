@NullMarked
package health.salus.doctors.internal.availability;

import org.jspecify.annotations.NullMarked;
