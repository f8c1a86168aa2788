package com.onelastai.support.calendar;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date or a time that can be calculated with; some that can be written cannot be stored. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {ThisCentury.OfDate.class, ThisCentury.OfTime.class})
public @interface ThisCentury {

  String message() default "must be in the years 2000 to 2099";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Checks a date. */
  final class OfDate implements ConstraintValidator<ThisCentury, LocalDate> {

    @Override
    public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
      return date == null || (date.getYear() >= 2000 && date.getYear() <= 2099);
    }
  }

  /** Checks a time. */
  final class OfTime implements ConstraintValidator<ThisCentury, Instant> {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
      return time == null || (!time.isBefore(FIRST) && time.isBefore(END));
    }
  }
}
