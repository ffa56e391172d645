@NullMarked
package health.salus.appointments.internal.imports;

import org.jspecify.annotations.NullMarked;
