package com.onelastai.community.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * The place in a list after which its next page begins. Clients send its word back as they got it.
 *
 * @param value of the field that orders the list, without a space
 * @param tie orders what has the same value
 */
public record Cursor(String value, String tie) {

  private static final char SEPARATOR = ' ';

  public String word() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((value + SEPARATOR + tie).getBytes(UTF_8));
  }

  /**
   * Reads a word.
   *
   * @param parameter that has it
   * @param place makes of a cursor what the list needs
   * @throws ApiException 400 that names the parameter
   */
  public static <T> T read(String parameter, String word, Function<Cursor, T> place) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), UTF_8);
      int separator = text.indexOf(SEPARATOR);
      return place.apply(new Cursor(text.substring(0, separator), text.substring(separator + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  parameter, "unknown_cursor", "is not a cursor from the address of a next page")));
    }
  }
}
