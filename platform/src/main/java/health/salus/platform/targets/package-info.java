/** Which modules run in this process, and how a module's interface reaches it wherever it runs. */
@NullMarked
package health.salus.platform.targets;

import org.jspecify.annotations.NullMarked;
