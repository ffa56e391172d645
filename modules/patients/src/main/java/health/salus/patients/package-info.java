/** Who the hospital cares for: their names and birth dates, how to reach them, who insures them, and how to find them. */
@NullMarked
package health.salus.patients;

import org.jspecify.annotations.NullMarked;
