@NullMarked
package health.salus.departments.internal.department;

import org.jspecify.annotations.NullMarked;
