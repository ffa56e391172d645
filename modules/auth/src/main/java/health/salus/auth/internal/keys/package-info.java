@NullMarked
package health.salus.auth.internal.keys;

import org.jspecify.annotations.NullMarked;
