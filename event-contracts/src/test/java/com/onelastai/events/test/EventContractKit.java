package com.onelastai.events.test;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.onelastai.events.EventContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that the events of a module stay compatible; a module with events extends this class.
 *
 * <p>Each event has golden files in {@code src/test/resources/contracts}: {@code <type>.json} as
 * first published and, after optional fields were added, {@code <type>.2.json} and so on. {@code
 * released.txt} lists them with their SHA-256. A line in it is never changed or removed; a change
 * that does not pass with the released files needs a new type with the next version.
 */
public abstract class EventContractKit {

  private static final Path GOLDEN_FILES = Path.of("src/test/resources/contracts");
  private static final Path CLASSES = Path.of("target/classes");
  private static final String CLASS = ".class";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE).build();

  static List<Class<?>> events() {
    return list(CLASSES, CLASS).stream()
        .map(EventContractKit::load)
        .filter(type -> type.isAnnotationPresent(EventContract.class))
        .toList();
  }

  @Test
  void releasedFilesAreNeitherEditedNorDeletedAndAllAreListed() throws IOException {
    assertThat(goldenFiles().stream().map(EventContractKit::line))
        .as("Never edit or delete a released file. Append the lines of new files to released.txt.")
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(GOLDEN_FILES.resolve("released.txt")));
  }

  @Test
  void everyEventHasAGoldenFileAndEveryGoldenFileItsEvent() {
    assertThat(goldenFiles().stream().collect(groupingBy(EventContractKit::typeOf)).keySet())
        .as("Never delete an event that was released.")
        .containsExactlyInAnyOrderElementsOf(
            events().stream().map(EventContractKit::type).toList());
  }

  @ParameterizedTest
  @MethodSource("events")
  void releasedEventIsReadAndWritten(Class<?> event) throws IOException {
    for (Path file : goldenFiles(event)) {
      String golden = Files.readString(file);
      assertHasFields(JSON.readTree(golden), record(event), false);
      assertThatJson(JSON.writeValueAsString(JSON.readValue(golden, event)))
          .as("%s", file)
          .when(Option.IGNORING_EXTRA_FIELDS)
          .isEqualTo(golden);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void latestGoldenFileHasAllFields(Class<?> event) throws IOException {
    Path latest = goldenFiles(event).getLast();
    assertHasFields(JSON.readTree(Files.readString(latest)), record(event), true);
  }

  @ParameterizedTest
  @MethodSource("events")
  void unknownEnumValueIsReadAsUnknown(Class<?> event) {
    enums(event)
        .forEach(type ->
            assertThat(Arrays.stream(type.getFields()))
                .as("%s needs a constant @JsonEnumDefaultValue UNKNOWN", type)
                .anyMatch(constant ->
                    constant.getName().equals("UNKNOWN")
                        && constant.isAnnotationPresent(JsonEnumDefaultValue.class)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void typeNamesItsVersionAndTopicItsDomain(Class<?> event) {
    assertThat(type(event)).matches("com\\.onelastai\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+");
    assertThat(event.getAnnotation(EventContract.class).topic())
        .isEqualTo(type(event).split("\\.")[2] + ".v1");
  }

  /**
   * @param all whether nullable fields must have a value, too
   */
  private static void assertHasFields(
      JsonNode json, Map<String, AnnotatedType> fields, boolean all) {
    fields.forEach((name, type) -> {
      JsonNode value = json.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        values(value, type).forEach(part -> assertHasFields(part, record(element(type)), all));
      } else {
        assertThat(type.isAnnotationPresent(Nullable.class) && !all)
            .as(
                "%s is missing in %s: a new field must be @Nullable, and the latest golden file"
                    + " must have it",
                name, json)
            .isTrue();
      }
    });
  }

  /** The components of a record; none of another type. */
  private static Map<String, AnnotatedType> record(Type type) {
    return type instanceof Class<?> record && record.isRecord()
        ? Arrays.stream(record.getRecordComponents())
            .collect(toMap(RecordComponent::getName, RecordComponent::getAnnotatedType))
        : Map.of();
  }

  private static Type element(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType generic
        ? generic
            .getAnnotatedActualTypeArguments()[generic.getAnnotatedActualTypeArguments().length - 1]
            .getType()
        : type.getType();
  }

  private static Stream<JsonNode> values(JsonNode json, AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType ? json.valueStream() : Stream.of(json);
  }

  private static Stream<Class<?>> enums(Type type) {
    return switch (type) {
      case Class<?> raw when raw.isEnum() -> Stream.of(raw);
      case Class<?> raw when raw.isRecord() ->
          Arrays.stream(raw.getRecordComponents())
              .flatMap(component -> enums(component.getGenericType()));
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).flatMap(EventContractKit::enums);
      default -> Stream.empty();
    };
  }

  private static String type(Class<?> event) {
    return event.getAnnotation(EventContract.class).type();
  }

  /** The latest is the last. */
  private List<Path> goldenFiles(Class<?> event) {
    return goldenFiles().stream()
        .filter(file -> typeOf(file).equals(type(event)))
        .sorted(comparing((Path file) -> file.toString().length()).thenComparing(naturalOrder()))
        .toList();
  }

  private static List<Path> goldenFiles() {
    return list(GOLDEN_FILES, ".json");
  }

  private static String typeOf(Path goldenFile) {
    return goldenFile.getFileName().toString().replaceFirst("(\\.\\d+)?\\.json$", "");
  }

  /** As {@code sha256sum} prints it. */
  private static String line(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash) + "  " + file.getFileName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(Path file) {
    String path = CLASSES.relativize(file).toString();
    String name = path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    try {
      return Class.forName(name, false, EventContractKit.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
