@NullMarked
package health.salus.auth.internal.setup;

import org.jspecify.annotations.NullMarked;
