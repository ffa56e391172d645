@NullMarked
package health.salus.patients.internal.contacts;

import org.jspecify.annotations.NullMarked;
