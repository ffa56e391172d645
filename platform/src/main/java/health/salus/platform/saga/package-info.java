/** Work that goes through several modules step by step, goes on after a crash, and back again when it is not to be finished. */
@NullMarked
package health.salus.platform.saga;

import org.jspecify.annotations.NullMarked;
