package com.onelastai.tools.json;

import com.onelastai.tools.json.JsonInput.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A text as documents of JSON.
 *
 * @param isList whether the documents are the items of a list
 */
record JsonText(String text, List<Document> documents, boolean isList) {

  /**
   * @param origin from an offset in the JSON to the offset in the text that it comes from
   */
  record Document(String json, IntUnaryOperator origin) {}

  static JsonText of(String text, Syntax syntax) {
    return switch (syntax) {
      case JSON -> new JsonText(text, List.of(document(text, 0)), false);
      case JSON5 -> new JsonText(text, List.of(Json5.document(text)), false);
      case JSON_LINES -> new JsonText(text, lines(text), true);
    };
  }

  /** A blank line is no document. */
  private static List<Document> lines(String text) {
    List<Document> documents = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      String line = text.substring(start, end);
      if (!line.isBlank()) {
        documents.add(document(line, start));
      }
      start = end + 1;
    }
    return documents;
  }

  private static Document document(String json, int start) {
    return new Document(json, offset -> offset + start);
  }

  Position position(Document document, long offset) {
    int known = Math.clamp(offset, 0, document.json().length());
    return Position.of(text, document.origin().applyAsInt(known));
  }
}
