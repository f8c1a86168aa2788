package com.onelastai.auth.user;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail can be sent to: {@code local@domain.tld}. An international domain is one in
 * its ASCII form; before the sign, only ASCII is accepted.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Form.class)
public @interface EmailAddress {

  String message() default "must be an e-mail address of at most 254 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates and normalizes addresses. */
  final class Form implements ConstraintValidator<EmailAddress, String> {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";

    /** Java's older standard maps these to other letters, which is another domain. */
    private static final Pattern DEVIATION = Pattern.compile("[ßẞς\u200C\u200D]");

    private static final Pattern ADDRESS =
        Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL);

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      if (value == null) {
        return false;
      }
      String address = inAscii(value.strip());
      return address.length() <= MAX_LENGTH
          && address.indexOf('@') <= MAX_LOCAL_LENGTH
          && ADDRESS.matcher(address).matches();
    }

    /** The form in which addresses are stored and compared. */
    public static String normal(String address) {
      return inAscii(address.strip()).toLowerCase(Locale.ROOT);
    }

    /** Unchanged, and so refused, if the domain has no ASCII form. */
    private static String inAscii(String address) {
      int at = address.lastIndexOf('@');
      String domain = address.substring(at + 1);
      if (at < 0 || address.length() > MAX_LENGTH || DEVIATION.matcher(domain).find()) {
        return address;
      }
      try {
        return address.substring(0, at + 1) + IDN.toASCII(domain);
      } catch (IllegalArgumentException noDomain) {
        return address;
      }
    }
  }
}
