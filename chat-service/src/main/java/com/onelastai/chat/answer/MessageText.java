package com.onelastai.chat.answer;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people may say in one message. */
@NotBlank
@Size(max = 8000)
@Pattern(
    // In words that JavaScript knows too: the OpenAPI document repeats them.
    regexp = "[^\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]*",
    message = "must not contain control characters, but for line breaks and tabs")
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface MessageText {

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
