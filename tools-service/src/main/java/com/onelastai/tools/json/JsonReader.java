package com.onelastai.tools.json;

import com.onelastai.tools.json.JsonResult.Duplicate;
import com.onelastai.tools.json.JsonText.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON strictly (RFC 8259) as maps, lists, strings, {@link JsonNumber}s, booleans and nulls.
 */
final class JsonReader {

  static final int MAX_DEPTH = 200;

  private static final int MAX_DUPLICATES = 50;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  /** What the parser says about its own settings. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          " \\((?:start marker at|for \\w+ starting at|not recognized as).*\\)|, from `[^`]*`");

  private final JsonText text;
  private final List<Duplicate> duplicates = new ArrayList<>();
  private final @Nullable Object value;

  /**
   * @throws MalformedJsonException if it cannot be read
   */
  JsonReader(JsonText text) {
    this.text = text;
    List<@Nullable Object> documents = new ArrayList<>();
    for (Document document : text.documents()) {
      documents.add(read(document));
    }
    this.value = text.isList() ? documents : documents.getFirst();
  }

  /** Names that their objects have already. */
  List<Duplicate> duplicates() {
    return List.copyOf(duplicates);
  }

  @Nullable Object value() {
    return value;
  }

  private @Nullable Object read(Document document) {
    try (JsonParser parser = parser(document)) {
      if (parser.nextToken() == null) {
        throw malformed(document, document.json().length(), "There is no value");
      }
      Object value = value(parser, document);
      if (parser.nextToken() != null) {
        throw malformed(document, offset(parser), "There is more behind the end of the document");
      }
      return value;
    } catch (StreamConstraintsException excess) {
      throw malformed(document, offset(excess), "Too complex: " + reason(excess));
    } catch (JacksonException malformed) {
      throw malformed(document, offset(malformed), reason(malformed));
    }
  }

  private @Nullable Object value(JsonParser parser, Document document) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, document);
      case START_ARRAY -> array(parser, document);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private Map<String, @Nullable Object> object(JsonParser parser, Document document) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (object.containsKey(name) && duplicates.size() < MAX_DUPLICATES) {
        Position position = text.position(document, offset(parser));
        duplicates.add(
            new Duplicate(
                parser.streamReadContext().pathAsPointer().toString(),
                position.line(),
                position.column()));
      }
      parser.nextToken();
      object.put(name, value(parser, document));
    }
    return object;
  }

  private List<@Nullable Object> array(JsonParser parser, Document document) {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, document));
    }
    return array;
  }

  /** Writes what was read, duplicate names included. */
  void copy(JsonGenerator to) {
    if (text.isList()) {
      to.writeStartArray();
    }
    for (Document document : text.documents()) {
      copy(document, to);
    }
    if (text.isList()) {
      to.writeEndArray();
    }
  }

  private static void copy(Document document, JsonGenerator to) {
    try (JsonParser parser = parser(document)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isNumeric()) {
          to.writeNumber(parser.getString());
        } else {
          to.copyCurrentEvent(parser);
        }
      }
    }
  }

  private static JsonParser parser(Document document) {
    return JSON.createParser(ObjectReadContext.empty(), document.json());
  }

  private MalformedJsonException malformed(Document document, long offset, String reason) {
    return new MalformedJsonException(text.position(document, offset), reason);
  }

  private static long offset(JsonParser parser) {
    return parser.currentTokenLocation().getCharOffset();
  }

  private static long offset(JacksonException failure) {
    return failure.getLocation() == null ? 0 : failure.getLocation().getCharOffset();
  }

  private static String reason(JacksonException failure) {
    return SETTINGS.matcher(failure.getOriginalMessage()).replaceAll("");
  }
}
