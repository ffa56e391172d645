@NullMarked
package health.salus.imports.internal.archive;

import org.jspecify.annotations.NullMarked;
