@NullMarked
package health.salus.auth.internal.users;

import org.jspecify.annotations.NullMarked;
