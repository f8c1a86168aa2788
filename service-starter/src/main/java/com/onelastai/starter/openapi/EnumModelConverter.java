package com.onelastai.starter.openapi;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Lists the values of a {@link SnakeCaseEnum}. */
class EnumModelConverter implements ModelConverter {

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && SnakeCaseEnum.class.isAssignableFrom(described)) {
      ((Schema<String>) schema).setEnum(SnakeCaseEnum.values(described));
    }
    return schema;
  }
}
