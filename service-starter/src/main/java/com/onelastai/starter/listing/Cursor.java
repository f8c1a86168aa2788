package com.onelastai.starter.listing;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last record of a page, as a word that clients hand back and need not understand. */
record Cursor(Instant time, String id) {

  static @Nullable Cursor parse(@Nullable String word) {
    if (word == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      int separator = text.indexOf(' ');
      return new Cursor(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, separator))),
          text.substring(separator + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "after", "unknown_cursor", "is not a cursor from the address of a next page")));
    }
  }

  String word() {
    String text = time.toEpochMilli() + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
