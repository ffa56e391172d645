@NullMarked
package health.salus.appointments.internal.visit;

import org.jspecify.annotations.NullMarked;
