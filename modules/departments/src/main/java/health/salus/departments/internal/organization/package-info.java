@NullMarked
package health.salus.departments.internal.organization;

import org.jspecify.annotations.NullMarked;
