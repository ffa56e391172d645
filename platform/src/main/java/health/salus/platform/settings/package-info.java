/** Every setting of the product, its default and its meaning, in one catalogue. */
@NullMarked
package health.salus.platform.settings;

import org.jspecify.annotations.NullMarked;
