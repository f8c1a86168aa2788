package com.onelastai.starter.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lower-case name of one of an enum's constants. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Validator.class)
public @interface OneOf {

  Class<? extends Enum<?>> value();

  String message() default "must be one of ";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks a name; the message lists the allowed ones. */
  final class Validator implements ConstraintValidator<OneOf, String> {

    private List<String> names = List.of();
    private String message = "";

    @Override
    public void initialize(OneOf constraint) {
      names = names(constraint);
      message = constraint.message() + String.join(", ", names);
    }

    public static List<String> names(OneOf constraint) {
      return Arrays.stream(constraint.value().getEnumConstants())
          .map(constant -> constant.name().toLowerCase(Locale.ROOT))
          .toList();
    }

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
      if (name == null || names.contains(name)) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
      return false;
    }
  }
}
