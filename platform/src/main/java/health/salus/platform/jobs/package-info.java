/** Work done later or again and again, kept in the module's own schema. */
@NullMarked
package health.salus.platform.jobs;

import org.jspecify.annotations.NullMarked;
