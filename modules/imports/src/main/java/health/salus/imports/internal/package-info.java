@NullMarked
package health.salus.imports.internal;

import org.jspecify.annotations.NullMarked;
