@NullMarked
package health.salus.doctors.internal.doctor;

import org.jspecify.annotations.NullMarked;
