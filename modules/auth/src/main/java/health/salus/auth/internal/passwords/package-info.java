@NullMarked
package health.salus.auth.internal.passwords;

import org.jspecify.annotations.NullMarked;
