@NullMarked
package health.salus.departments.internal.ward;

import org.jspecify.annotations.NullMarked;
