@NullMarked
package health.salus.patients.internal.duplicates;

import org.jspecify.annotations.NullMarked;
