@NullMarked
package health.salus.appointments.internal.catalogue;

import org.jspecify.annotations.NullMarked;
