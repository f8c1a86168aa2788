package com.onelastai.starter.enums;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An enum whose constants are stored, sent, received and documented in lower_snake. If it has the
 * constant {@code UNKNOWN}, a stored value without a constant is read as that one.
 */
public interface SnakeCaseEnum {

  String name();

  @JsonValue
  default String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  static <E extends SnakeCaseEnum> Optional<E> find(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.value().equals(value))
        .findFirst();
  }

  /** What a client may send. */
  static List<String> values(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((SnakeCaseEnum) constant).value())
        .filter(value -> !value.equals("unknown"))
        .toList();
  }
}
