package com.onelastai.starter.problem;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** A text that is not of a {@link SnakeCaseEnum}, and any other value of the wrong type. */
  static FieldProblem wrongType(
      String field, @Nullable Object value, @Nullable Class<?> expected, String detail) {
    return value instanceof String
            && expected != null
            && SnakeCaseEnum.class.isAssignableFrom(expected)
        ? broken(
            field, "OneOf", "must be one of " + String.join(", ", SnakeCaseEnum.values(expected)))
        : new FieldProblem(field, "wrong_type", detail);
  }
}
