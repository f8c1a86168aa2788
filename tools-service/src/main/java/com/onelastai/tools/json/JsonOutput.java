package com.onelastai.tools.json;

import com.onelastai.tools.tool.ToolFailedException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Text of a limited length: indentation and queries can make much of little. */
final class JsonOutput extends Writer {

  static final int MAX_LENGTH = 2_000_000;

  private static final ObjectWriter COMPACT = JsonMapper.shared().writer();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final StringBuilder text = new StringBuilder();

  /**
   * @param indent spaces before each level
   */
  static String pretty(int indent, Consumer<JsonGenerator> content) {
    DefaultIndenter lines = new DefaultIndenter(" ".repeat(indent), "\n");
    return write(
        COMPACT.with(
            new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(lines)
                .withArrayIndenter(lines)),
        content);
  }

  static String compact(Consumer<JsonGenerator> content) {
    return write(COMPACT, content);
  }

  private static String write(ObjectWriter writer, Consumer<JsonGenerator> content) {
    JsonOutput output = new JsonOutput();
    try (JsonGenerator generator = writer.createGenerator(output)) {
      content.accept(generator);
    }
    return output.toString();
  }

  /** Writes what {@link JsonReader} reads or a query finds. */
  static void value(@Nullable Object value, JsonGenerator to) {
    switch (value) {
      case null -> to.writeNull();
      case Map<?, ?> object -> {
        to.writeStartObject();
        object.forEach((name, member) -> {
          to.writeName(String.valueOf(name));
          value(member, to);
        });
        to.writeEndObject();
      }
      case Collection<?> array -> {
        to.writeStartArray();
        array.forEach(item -> value(item, to));
        to.writeEndArray();
      }
      case Boolean literal -> to.writeBoolean(literal);
      case Double number when !Double.isFinite(number) -> to.writeNull();
      case Number number -> to.writeNumber(number.toString());
      default -> to.writeString(value.toString());
    }
  }

  @Override
  public void write(char[] characters, int start, int length) {
    if (text.length() + length > MAX_LENGTH) {
      throw new ToolFailedException("The result is longer than 2,000,000 characters.");
    }
    text.append(characters, start, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
