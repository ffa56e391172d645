@NullMarked
package health.salus.doctors.internal;

import org.jspecify.annotations.NullMarked;
