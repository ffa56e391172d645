@NullMarked
package health.salus.doctors.internal.provider;

import org.jspecify.annotations.NullMarked;
