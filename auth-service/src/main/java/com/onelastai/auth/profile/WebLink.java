package com.onelastai.auth.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The URL of a web page on any host; safe to show as a link. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebLink.Check.class)
@interface WebLink {

  int MAX_LENGTH = 500;

  String message() default
      "must be an address such as https://example.org, of at most " + MAX_LENGTH + " characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  class Check implements ConstraintValidator<WebLink, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      return value == null || (value.length() <= MAX_LENGTH && isWebAddress(value));
    }

    private static boolean isWebAddress(String value) {
      try {
        URI uri = new URI(value);
        return ("https".equalsIgnoreCase(uri.getScheme())
                || "http".equalsIgnoreCase(uri.getScheme()))
            && uri.getHost() != null
            && uri.getUserInfo() == null;
      } catch (URISyntaxException noAddress) {
        return false;
      }
    }
  }
}
