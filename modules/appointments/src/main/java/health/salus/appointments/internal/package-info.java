@NullMarked
package health.salus.appointments.internal;

import org.jspecify.annotations.NullMarked;
