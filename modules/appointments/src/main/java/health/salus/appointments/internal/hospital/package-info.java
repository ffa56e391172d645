@NullMarked
package health.salus.appointments.internal.hospital;

import org.jspecify.annotations.NullMarked;
