package com.onelastai.local.model;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The bodies that are no completions. */
final class ApiJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ApiJson() {}

  static byte[] models(String name) {
    Model model = new Model(name, "model", 0, "local");
    return JSON.writeValueAsBytes(new Models("list", List.of(model)));
  }

  static byte[] error(ApiException failure) {
    return JSON.writeValueAsBytes(Map.of("error", failure.error()));
  }

  private record Models(String object, List<Model> data) {}

  private record Model(String id, String object, long created, String owned_by) {}
}
