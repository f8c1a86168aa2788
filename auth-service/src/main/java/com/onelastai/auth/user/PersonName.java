package com.onelastai.auth.user;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A person's name, by the realm's rules; validated before anything is changed. */
@NotBlank
@Size(max = 100)
@Pattern(
    regexp = "[^<>" + PersonName.UNWANTED + "]*",
    message = "must not contain control characters, < or >")
@Pattern(regexp = PersonName.VISIBLE, message = "must contain a visible character")
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface PersonName {

  /** Control characters, half characters, line breaks and changes of the text direction. */
  String UNWANTED = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

  /** Or nothing, which another rule refuses. The excluded ones are letters by name, but blank. */
  String VISIBLE =
      "(?s)\\s*|.*[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]].*";

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
