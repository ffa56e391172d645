/** Where the hospital works: its departments, its locations with their time zones, its rooms, wards and beds. */
@NullMarked
package health.salus.departments;

import org.jspecify.annotations.NullMarked;
