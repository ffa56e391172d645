@NullMarked
package health.salus.patients.internal.access;

import org.jspecify.annotations.NullMarked;
