@NullMarked
package health.salus.departments.internal.room;

import org.jspecify.annotations.NullMarked;
