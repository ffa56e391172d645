/** Who treats patients: the doctors, their specialties, and when and where each of them works. */
@NullMarked
package health.salus.doctors;

import org.jspecify.annotations.NullMarked;
