package com.onelastai.starter.enums;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/**
 * Reads a parameter as one of {@link SnakeCaseEnum#values}. For any other value Spring tries the
 * name of a constant before it refuses the request.
 */
public final class EnumConverterFactory implements ConverterFactory<String, SnakeCaseEnum> {

  @Override
  public <E extends SnakeCaseEnum> Converter<String, E> getConverter(Class<E> type) {
    return value ->
        SnakeCaseEnum.find(type, value)
            .filter(_ -> SnakeCaseEnum.values(type).contains(value))
            .orElseThrow(() -> new IllegalArgumentException(value));
  }
}
