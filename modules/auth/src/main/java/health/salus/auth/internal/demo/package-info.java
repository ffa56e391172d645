@NullMarked
package health.salus.auth.internal.demo;

import org.jspecify.annotations.NullMarked;
