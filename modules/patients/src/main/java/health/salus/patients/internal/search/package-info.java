@NullMarked
package health.salus.patients.internal.search;

import org.jspecify.annotations.NullMarked;
