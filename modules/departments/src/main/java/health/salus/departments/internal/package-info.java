@NullMarked
package health.salus.departments.internal;

import org.jspecify.annotations.NullMarked;
