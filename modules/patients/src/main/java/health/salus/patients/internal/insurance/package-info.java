@NullMarked
package health.salus.patients.internal.insurance;

import org.jspecify.annotations.NullMarked;
