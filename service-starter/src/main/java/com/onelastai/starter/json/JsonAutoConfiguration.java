package com.onelastai.starter.json;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

@AutoConfiguration(before = JacksonAutoConfiguration.class)
@Import(BodyLimit.class)
public class JsonAutoConfiguration {

  private static final List<CoercionInputShape> NOT_TEXT =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

  private static final List<LogicalType> NOT_FROM_EMPTY_TEXT =
      List.of(
          LogicalType.Integer,
          LogicalType.Float,
          LogicalType.Boolean,
          LogicalType.DateTime,
          LogicalType.Map,
          LogicalType.Collection,
          LogicalType.POJO);

  /** Refuses a number as a text or enum, and an empty text as a number or as null. */
  @Bean
  JsonMapperBuilderCustomizer noCoercion() {
    return builder -> {
      builder.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
      builder.withCoercionConfig(
          LogicalType.Textual,
          text -> NOT_TEXT.forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)));
      NOT_FROM_EMPTY_TEXT.forEach(type ->
          builder.withCoercionConfig(
              type,
              config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)));
    };
  }
}
