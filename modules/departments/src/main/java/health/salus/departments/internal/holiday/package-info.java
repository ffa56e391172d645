@NullMarked
package health.salus.departments.internal.holiday;

import org.jspecify.annotations.NullMarked;
