@NullMarked
package health.salus.departments.internal.listing;

import org.jspecify.annotations.NullMarked;
