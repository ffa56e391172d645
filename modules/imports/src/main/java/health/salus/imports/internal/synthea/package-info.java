@NullMarked
package health.salus.imports.internal.synthea;

import org.jspecify.annotations.NullMarked;
