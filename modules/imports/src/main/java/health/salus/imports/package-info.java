/** Takes over a hospital from files of another system: row by row, repeatable, with a reason for each row left out. */
@NullMarked
package health.salus.imports;

import org.jspecify.annotations.NullMarked;
