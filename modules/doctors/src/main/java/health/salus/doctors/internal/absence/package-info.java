@NullMarked
package health.salus.doctors.internal.absence;

import org.jspecify.annotations.NullMarked;
