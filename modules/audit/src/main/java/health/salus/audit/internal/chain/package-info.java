@NullMarked
package health.salus.audit.internal.chain;

import org.jspecify.annotations.NullMarked;
