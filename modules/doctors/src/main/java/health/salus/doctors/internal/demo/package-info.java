@NullMarked
package health.salus.doctors.internal.demo;

import org.jspecify.annotations.NullMarked;
