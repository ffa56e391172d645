@NullMarked
package health.salus.patients.internal.numbers;

import org.jspecify.annotations.NullMarked;
