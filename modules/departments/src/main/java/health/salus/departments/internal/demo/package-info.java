@NullMarked
package health.salus.departments.internal.demo;

import org.jspecify.annotations.NullMarked;
