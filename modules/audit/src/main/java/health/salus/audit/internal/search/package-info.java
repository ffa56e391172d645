@NullMarked
package health.salus.audit.internal.search;

import org.jspecify.annotations.NullMarked;
