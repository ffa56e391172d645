@NullMarked
package health.salus.doctors.internal.schedule;

import org.jspecify.annotations.NullMarked;
