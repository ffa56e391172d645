@NullMarked
package health.salus.audit.internal;

import org.jspecify.annotations.NullMarked;
