package health.salus.platform.web;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer into the body ({@code /phones/0/number}), or {@code ?name} for a query parameter
 * @param code short and stable, for programs: {@code required}, {@code too-long}
 * @param detail a sentence for people
 */
public record FieldError(String pointer, String code, String detail) {}
