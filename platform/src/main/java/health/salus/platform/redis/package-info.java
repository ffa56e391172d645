/** Redis, where there is one: what processes share to be quicker and stricter together, never what they rely on. */
@NullMarked
package health.salus.platform.redis;

import org.jspecify.annotations.NullMarked;
