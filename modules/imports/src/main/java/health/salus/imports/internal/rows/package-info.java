@NullMarked
package health.salus.imports.internal.rows;

import org.jspecify.annotations.NullMarked;
