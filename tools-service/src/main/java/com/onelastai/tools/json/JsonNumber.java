package com.onelastai.tools.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number with the digits that it was written with. Equal numbers have equal values. */
final class JsonNumber extends Number {

  private final String text;

  JsonNumber(String text) {
    this.text = text;
  }

  /** Null if its exponent has more than ten digits. */
  private @Nullable BigDecimal decimal() {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      return null;
    }
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof JsonNumber other
        && (text.equals(other.text) || isSame(decimal(), other.decimal()));
  }

  private static boolean isSame(@Nullable BigDecimal value, @Nullable BigDecimal other) {
    return value != null && other != null && value.compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    BigDecimal value = decimal();
    return value == null ? text.hashCode() : value.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
