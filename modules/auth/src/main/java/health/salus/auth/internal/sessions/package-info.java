@NullMarked
package health.salus.auth.internal.sessions;

import org.jspecify.annotations.NullMarked;
