package com.onelastai.starter.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON schemas of records that handlers take and return without naming them. */
public final class Schemas {

  private static final String IN_OPENAPI = "#/components/schemas/";
  private static final String IN_SCHEMA = "#/$defs/";

  private Schemas() {}

  /** With the schemas that it refers to, by name. */
  private static ResolvedSchema resolve(Class<?> type) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    resolved.referencedSchemas = new TreeMap<>(resolved.referencedSchemas);
    resolved.referencedSchemas.remove(type.getSimpleName());
    return resolved;
  }

  /** A document of its own. */
  public static Map<String, Object> of(Class<?> type) {
    ResolvedSchema resolved = resolve(type);
    Map<String, Object> schema = new LinkedHashMap<>(json(resolved.schema));
    if (!resolved.referencedSchemas.isEmpty()) {
      schema.put("$defs", json(resolved.referencedSchemas));
    }
    return schema;
  }

  /** Adds the type to the components of a document, with the types that it refers to. */
  public static Schema<?> reference(Class<?> type, Components components) {
    ResolvedSchema resolved = resolve(type);
    components.addSchemas(type.getSimpleName(), resolved.schema);
    resolved.referencedSchemas.forEach(components::addSchemas);
    return new Schema<>().$ref(IN_OPENAPI + type.getSimpleName());
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
