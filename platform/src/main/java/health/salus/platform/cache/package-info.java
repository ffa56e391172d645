/** Bounded in-memory copies that events drop. */
@NullMarked
package health.salus.platform.cache;

import org.jspecify.annotations.NullMarked;
