package health.salus.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.QueryParam;
import java.util.stream.Collectors;

/** Says where in a request something is wrong. */
final class Pointers {
    private Pointers() {}

    /** A JSON pointer for fields of the body, {@code ?name} for parameters. */
    static String of(Path path) {
        var pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY
                    || node.getKind() == ElementKind.BEAN
                    || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(node.getName());
                }
            }
        }
        return pointer.isEmpty() ? "?" + parameter : pointer.toString();
    }

    /** A field of a bean that holds query parameters is named as the client wrote it. */
    static String of(ConstraintViolation<?> violation) {
        String pointer = of(violation.getPropertyPath());
        Object bean = violation.getLeafBean();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        for (Class<?> type = bean == null ? null : bean.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                var parameter = field.getAnnotation(QueryParam.class);
                if (parameter != null && field.getName().equals(name)) {
                    return "?" + parameter.value();
                }
            }
        }
        return pointer;
    }

    static String of(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(reference -> "/"
                        + (reference.getFieldName() == null
                                ? String.valueOf(reference.getIndex())
                                : escape(reference.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code NotNull} becomes {@code required}; others in kebab case. */
    static String code(String annotation) {
        return switch (annotation) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong-length";
            case "Pattern" -> "wrong-form";
            case "Min", "DecimalMin" -> "too-small";
            case "Max", "DecimalMax" -> "too-large";
            default -> annotation.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
        };
    }
}
