@NullMarked
package health.salus.departments.internal.location;

import org.jspecify.annotations.NullMarked;
