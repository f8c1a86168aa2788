package com.onelastai.auth.user;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Six digits of any script, in groups as apps show them or not. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneTimePassword.Form.class)
public @interface OneTimePassword {

  String message() default "must be six digits";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates and normalizes one-time passwords. */
  final class Form implements ConstraintValidator<OneTimePassword, String> {

    private static final int RADIX = 10;

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || normal(value).matches("[0-9]{6}");
    }

    /** Without spaces and dashes, in ASCII's digits. */
    public static String normal(String typed) {
      return TypedCode.withoutSeparators(typed)
          .codePoints()
          .mapToObj(Form::inAscii)
          .collect(Collectors.joining());
    }

    private static String inAscii(int character) {
      int digit = Character.digit(character, RADIX);
      return digit < 0 ? Character.toString(character) : String.valueOf(digit);
    }
  }
}
