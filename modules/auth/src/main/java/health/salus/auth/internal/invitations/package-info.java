@NullMarked
package health.salus.auth.internal.invitations;

import org.jspecify.annotations.NullMarked;
