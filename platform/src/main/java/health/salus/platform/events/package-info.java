/** Facts that leave a module in the transaction that made them true, and the handlers that react. */
@NullMarked
package health.salus.platform.events;

import org.jspecify.annotations.NullMarked;
