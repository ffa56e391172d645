@NullMarked
package health.salus.patients.internal;

import org.jspecify.annotations.NullMarked;
