package com.onelastai.starter.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language as BCP 47 writes it, such as {@code de} or {@code en-GB}. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Validator.class)
public @interface LanguageTag {

  String message() default "must be a language tag such as de or en-GB";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks a tag. */
  final class Validator implements ConstraintValidator<LanguageTag, String> {

    private static final int MAX_LENGTH = 35;

    @Override
    public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
      return tag == null || isTag(tag);
    }

    private static boolean isTag(String tag) {
      Locale locale = Locale.forLanguageTag(tag);
      return tag.length() <= MAX_LENGTH
          && tag.equals(locale.toLanguageTag())
          // An unknown language has its code as its name.
          && !locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage());
    }
  }
}
