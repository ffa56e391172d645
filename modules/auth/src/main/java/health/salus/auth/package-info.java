/** Who works with the hospital's data: people, what they may do, how they prove who they are, and their sessions. */
@NullMarked
package health.salus.auth;

import org.jspecify.annotations.NullMarked;
