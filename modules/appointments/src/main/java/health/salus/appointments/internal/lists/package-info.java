@NullMarked
package health.salus.appointments.internal.lists;

import org.jspecify.annotations.NullMarked;
