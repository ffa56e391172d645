package health.salus.platform.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Refuses query parameters the endpoint does not declare: a misspelt filter must not answer with everything. */
@Provider
public class KnownParametersOnly implements ContainerRequestFilter {
    private final Map<Method, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var parameters = request.getUriInfo().getQueryParameters();
        if (parameters.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Class<?>> known =
                declared.computeIfAbsent(resource.getResourceMethod(), KnownParametersOnly::declaredBy);
        List<FieldError> unknown = parameters.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .map(name -> new FieldError("?" + name, "unknown-parameter", "This parameter is not known here."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Failure.Malformed("validation", "A query parameter is not known here.", unknown);
        }
        valuesMustFit(parameters, known);
    }

    /** The container would answer 404 to a value it cannot convert. */
    private static void valuesMustFit(MultivaluedMap<String, String> parameters, Map<String, Class<?>> known) {
        List<FieldError> wrong = parameters.entrySet().stream()
                .filter(parameter ->
                        parameter.getValue().stream().anyMatch(value -> !fits(known.get(parameter.getKey()), value)))
                .map(parameter ->
                        new FieldError("?" + parameter.getKey(), "wrong-form", "This value cannot be used here."))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure.Malformed("validation", "A query parameter has the wrong form.", wrong);
        }
    }

    private static boolean fits(@Nullable Class<?> type, String value) {
        if (type == Integer.class || type == int.class) {
            return value.matches("-?\\d{1,9}");
        }
        if (type == UUID.class) {
            return value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        }
        return type != Boolean.class && type != boolean.class || value.equals("true") || value.equals("false");
    }

    private static Map<String, Class<?>> declaredBy(Method method) {
        Map<String, Class<?>> names = new HashMap<>();
        addDeclared(method, names);
        // A module's interface carries the annotations for the class that implements it.
        for (Class<?> contract : method.getDeclaringClass().getInterfaces()) {
            for (Method declared : contract.getMethods()) {
                if (declared.getName().equals(method.getName())
                        && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes())) {
                    addDeclared(declared, names);
                }
            }
        }
        return names;
    }

    private static void addDeclared(Method method, Map<String, Class<?>> names) {
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.put(parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                collect(parameter.getType(), names);
            }
        }
    }

    private static void collect(Class<?> bean, Map<String, Class<?>> names) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(QueryParam.class)) {
                    names.put(field.getAnnotation(QueryParam.class).value(), field.getType());
                } else if (field.isAnnotationPresent(BeanParam.class)) {
                    collect(field.getType(), names);
                }
            }
        }
    }
}
