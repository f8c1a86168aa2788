package com.onelastai.starter.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text without control characters and lone surrogates. A text of a single line also has no
 * characters that change the writing direction, because they would affect the text around it.
 */
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.TYPE_USE,
  ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoControlCharacters.Validator.class)
public @interface NoControlCharacters {

  /** Whether it may have several lines, and tabs. */
  boolean lines() default false;

  String message() default "must not contain control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks a text. */
  final class Validator implements ConstraintValidator<NoControlCharacters, String> {

    private static final Pattern IN_A_LINE =
        Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\r\\n\\t]]");

    private Pattern unwanted = IN_A_LINE;

    @Override
    public void initialize(NoControlCharacters constraint) {
      unwanted = constraint.lines() ? IN_LINES : IN_A_LINE;
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || !unwanted.matcher(text).find();
    }
  }
}
