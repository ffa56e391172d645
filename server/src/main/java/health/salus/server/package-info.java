/** The executable: reads the command line and the settings, starts the database, then the modules asked for. */
@NullMarked
package health.salus.server;

import org.jspecify.annotations.NullMarked;
