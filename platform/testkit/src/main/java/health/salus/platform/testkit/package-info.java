/** What module tests stand on: a real database, a steerable clock, callers of every role. */
@NullMarked
package health.salus.platform.testkit;

import org.jspecify.annotations.NullMarked;
