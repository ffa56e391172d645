@NullMarked
package health.salus.auth.internal;

import org.jspecify.annotations.NullMarked;
