/** What taking over rows of other systems has in common, whatever the rows are about. */
@NullMarked
package health.salus.platform.imports;

import org.jspecify.annotations.NullMarked;
