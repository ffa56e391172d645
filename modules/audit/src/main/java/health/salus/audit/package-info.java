/** The record of every access to patients' data and every change of rights: only ever added to, and its alteration shows. */
@NullMarked
package health.salus.audit;

import org.jspecify.annotations.NullMarked;
