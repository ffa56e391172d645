@NullMarked
package health.salus.patients.internal.changes;

import org.jspecify.annotations.NullMarked;
