package com.onelastai.starter.openapi;

import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;

/** Lists the values that a field or parameter with {@link OneOf} can have. */
class OneOfCustomizer implements PropertyCustomizer, ParameterCustomizer {

  @Override
  public Schema<?> customize(Schema property, AnnotatedType type) {
    return listed(property, type.getCtxAnnotations());
  }

  @Override
  public Parameter customize(Parameter described, MethodParameter parameter) {
    if (described != null && described.getSchema() != null) {
      listed(described.getSchema(), parameter.getParameterAnnotations());
    }
    return described;
  }

  @SuppressWarnings("unchecked")
  private static Schema<?> listed(Schema<?> schema, Annotation @Nullable [] annotations) {
    if (annotations != null) {
      Arrays.stream(annotations)
          .filter(OneOf.class::isInstance)
          .map(OneOf.class::cast)
          .forEach(oneOf -> ((Schema<String>) schema).setEnum(OneOf.Validator.names(oneOf)));
    }
    return schema;
  }
}
