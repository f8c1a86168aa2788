package com.onelastai.starter.problem;

import java.util.Locale;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path in the body, a parameter's or a header's name
 * @param code stable, such as {@code too_long}
 * @param detail for people
 */
public record FieldProblem(String field, String code, String detail) {

  /**
   * A field that breaks a constraint of Bean Validation, whose name becomes the code: {@code
   * NotBlank} is {@code not_blank}.
   */
  public static FieldProblem broken(String field, String constraint, String detail) {
    String code = constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return new FieldProblem(field, code, detail);
  }
}
