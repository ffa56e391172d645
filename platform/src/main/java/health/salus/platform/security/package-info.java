/** Who is calling, what they may do, and whether their session still stands. */
@NullMarked
package health.salus.platform.security;

import org.jspecify.annotations.NullMarked;
