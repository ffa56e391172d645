@NullMarked
package health.salus.appointments.internal.demo;

import org.jspecify.annotations.NullMarked;
