/** Databases: embedded PostgreSQL, one handle a module, transactions, migrations. */
@NullMarked
package health.salus.platform.data;

import org.jspecify.annotations.NullMarked;
