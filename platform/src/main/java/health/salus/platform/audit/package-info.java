/** The record of every access, durable before the answer leaves. */
@NullMarked
package health.salus.platform.audit;

import org.jspecify.annotations.NullMarked;
