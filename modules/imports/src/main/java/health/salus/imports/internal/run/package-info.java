@NullMarked
package health.salus.imports.internal.run;

import org.jspecify.annotations.NullMarked;
