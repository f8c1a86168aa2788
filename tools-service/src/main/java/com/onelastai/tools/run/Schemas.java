package com.onelastai.tools.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON schemas of inputs and results. */
final class Schemas {

  private static final String IN_OPENAPI = "#/components/schemas/";
  private static final String IN_SCHEMA = "#/$defs/";

  private Schemas() {}

  /** With the schemas that it refers to, by name. */
  static ResolvedSchema resolve(Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    resolved.referencedSchemas = new TreeMap<>(resolved.referencedSchemas);
    resolved.referencedSchemas.remove(type.getSimpleName());
    return resolved;
  }

  /** A document of its own. */
  static Map<String, Object> of(Class<?> type) {
    ResolvedSchema resolved = resolve(type);
    Map<String, Object> schema = new LinkedHashMap<>(json(resolved.schema));
    if (!resolved.referencedSchemas.isEmpty()) {
      schema.put("$defs", json(resolved.referencedSchemas));
    }
    return schema;
  }

  private static Map<String, Object> json(Object model) {
    ObjectMapper json = Json31.mapper();
    try {
      return json.readValue(
          json.writeValueAsString(model).replace(IN_OPENAPI, IN_SCHEMA),
          new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
