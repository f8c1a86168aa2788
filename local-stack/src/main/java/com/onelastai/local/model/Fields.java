package com.onelastai.local.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a request; null counts as missing. */
final class Fields {

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  JsonNode get(String name) {
    return object.path(name);
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  String requiredString(String name) {
    if (!object.path(name).isString()) {
      throw ApiException.invalid(name, name + " must be a string");
    }
    return object.path(name).asString();
  }

  boolean flag(String name) {
    if (has(name) && !object.path(name).isBoolean()) {
      throw ApiException.invalid(name, name + " must be true or false");
    }
    return object.path(name).asBoolean(false);
  }

  OptionalDouble number(String name, double min, double max) {
    if (!has(name)) {
      return OptionalDouble.empty();
    }
    JsonNode value = object.path(name);
    if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
      throw ApiException.invalid(name, "%s must be from %s to %s".formatted(name, min, max));
    }
    return OptionalDouble.of(value.doubleValue());
  }

  OptionalLong integer(String name, long min) {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
      throw ApiException.invalid(name, "%s must be an integer from %d on".formatted(name, min));
    }
    return OptionalLong.of(value.longValue());
  }
}
