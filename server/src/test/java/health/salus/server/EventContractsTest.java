package health.salus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import health.salus.platform.events.Event;
import health.salus.platform.web.Json;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What events look like on the wire: docs/api/events.json has an example of each, and of each form it had before. A process of
 * this version reads them all, whatever another version has added. With {@code -Dsalus.write-docs=true} what is new is added,
 * and a form that has grown is kept under {@code before}.
 */
class EventContractsTest {
    private static final Path CONTRACTS = Path.of("../docs/api/events.json");
    private static final String EXAMPLE = "example";
    private static final String BEFORE = "before";
    private static final Map<String, Class<? extends Event>> EVENTS = events();

    private final ObjectNode contracts = read();

    @Test
    void everyEventIsDescribedAndNoneHasGone() throws IOException {
        if (Boolean.getBoolean("salus.write-docs")) {
            write();
        }
        assertThat(contracts.properties().stream().map(Map.Entry::getKey)).containsExactlyElementsOf(EVENTS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> anEventHasTheFormDescribed() {
        return each((type, contract) -> {
            JsonNode example = contract.path(EXAMPLE);
            assertThat(written(parse(type, example))).isEqualTo(example);
            assertThat(fields(example)).containsExactlyInAnyOrderElementsOf(components(type));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatANewerVersionAddsIsPassedOver() {
        return each((type, contract) -> {
            ObjectNode newer = contract.path(EXAMPLE).deepCopy();
            newer.put("addedLater", 7).putObject("andThis").put("too", true);
            assertThat(parse(type, newer)).isEqualTo(parse(type, contract.path(EXAMPLE)));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatAnOlderVersionSentIsStillRead() {
        return each((type, contract) -> {
            for (JsonNode older : contract.path(BEFORE)) {
                JsonNode now = written(parse(type, older));
                assertThat(fields(now)).containsAll(fields(older));
                fields(older)
                        .forEach(field -> assertThat(now.get(field)).as(field).isEqualTo(older.get(field)));
                for (RecordComponent added : type.getRecordComponents()) {
                    assertThat(older.has(added.getName())
                                    || added.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .as(added.getName() + " was not always there, so it may be missing")
                            .isTrue();
                }
            }
        });
    }

    private interface Check {
        void check(Class<? extends Event> type, JsonNode contract) throws Exception;
    }

    private Stream<DynamicTest> each(Check check) {
        return EVENTS.entrySet().stream()
                .map(event -> DynamicTest.dynamicTest(
                        event.getKey(), () -> check.check(event.getValue(), contracts.path(event.getKey()))));
    }

    private void write() throws IOException {
        var written = Json.MAPPER.createObjectNode();
        EVENTS.forEach((name, type) -> {
            ObjectNode contract = contracts.path(name).isObject()
                    ? (ObjectNode) contracts.path(name)
                    : Json.MAPPER.createObjectNode();
            JsonNode known = contract.path(EXAMPLE);
            if (!fields(known).containsAll(components(type))) {
                if (!known.isMissingNode()) {
                    ArrayNode before = contract.withArray(BEFORE);
                    before.add(known);
                }
                contract.set(EXAMPLE, Json.MAPPER.valueToTree(sample(type)));
            }
            written.set(name, contract);
        });
        Files.writeString(
                CONTRACTS,
                Json.MAPPER.copy().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(written) + "\n");
        contracts.removeAll().setAll(written);
    }

    private static Map<String, Class<? extends Event>> events() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("health.salus").stream()
                        .filter(each -> each.isRecord() && each.isAssignableTo(Event.class))
                        .collect(Collectors.toMap(
                                JavaClass::getSimpleName,
                                each -> each.reflect().asSubclass(Event.class),
                                (one, other) -> {
                                    throw new IllegalStateException("Two events have the name of " + one);
                                },
                                TreeMap::new));
    }

    private static ObjectNode read() {
        try {
            return Files.exists(CONTRACTS)
                    ? (ObjectNode) Json.MAPPER.readTree(Files.readString(CONTRACTS))
                    : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event parse(Class<? extends Event> type, JsonNode json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json.toString(), type);
    }

    private static JsonNode written(Event event) throws JsonProcessingException {
        return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(event));
    }

    private static List<String> fields(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(each -> sample(each.getName(), each.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("No example can be made of " + type, e);
        }
    }

    private static Object sample(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Object element = sample(name, generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? List.of(element) : java.util.Set.of(element);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isRecord()) {
            return sample(plain);
        }
        return switch (plain.getSimpleName()) {
            case "UUID" -> new UUID(0x0190f0c85b7e7a10L, 0x9d6e000000000000L | name.hashCode() & 0xffffffffL);
            case "Instant" ->
                Instant.parse(name.toLowerCase().contains("end") ? "2026-11-24T09:00:00Z" : "2026-11-24T08:30:00Z");
            case "LocalDate" -> LocalDate.parse("2026-11-24");
            case "ZoneId" -> ZoneId.of("Europe/Berlin");
            case "String" -> name;
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> 1;
            case "long", "Long" -> 1L;
            default -> throw new IllegalStateException("No example of a " + plain);
        };
    }
}
