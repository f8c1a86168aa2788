package com.onelastai.starter.json;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

@AutoConfiguration(before = JacksonAutoConfiguration.class)
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

  /** A number is no text, and an empty text is neither a number nor nothing. */
  @Bean
  JsonMapperBuilderCustomizer noCoercion() {
    return builder -> {
      builder.withCoercionConfig(
          LogicalType.Textual,
          text -> NOT_TEXT.forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)));
      NOT_FROM_EMPTY_TEXT.forEach(type ->
          builder.withCoercionConfig(
              type,
              config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)));
    };
  }

  /** Of its own, so that an application without servlets never loads it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class Bodies {

    @Bean
    BodyLimit bodyLimit(@Value("${onelastai.max-body:1MB}") DataSize limit) {
      return new BodyLimit(Math.toIntExact(limit.toBytes()));
    }
  }
}
