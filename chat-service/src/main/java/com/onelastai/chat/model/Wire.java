package com.onelastai.chat.model;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as OpenAI writes it. Not the service's own mapper, which is strict about what it reads. */
final class Wire {

  static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private Wire() {}
}
