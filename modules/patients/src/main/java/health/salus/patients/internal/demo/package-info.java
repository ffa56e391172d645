@NullMarked
package health.salus.patients.internal.demo;

import org.jspecify.annotations.NullMarked;
