@NullMarked
package health.salus.patients.internal.registration;

import org.jspecify.annotations.NullMarked;
