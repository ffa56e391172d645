/** The entry point: which addresses answer here, limits, security headers, cross-origin rules, metrics, the web app. */
@NullMarked
package health.salus.gateway;

import org.jspecify.annotations.NullMarked;
