/** HTTP conventions shared by all endpoints: problems, pages, versions, request ids. */
@NullMarked
package health.salus.platform.web;

import org.jspecify.annotations.NullMarked;
