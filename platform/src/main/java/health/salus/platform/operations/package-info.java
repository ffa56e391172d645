/** What waits, runs and has failed in the background: seen, repeated and given up by the people who operate the hospital. */
@NullMarked
package health.salus.platform.operations;

import org.jspecify.annotations.NullMarked;
