package com.onelastai.local.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

record Answer(int status, Map<String, String> headers, String body) {

  /** Loads no resources. No form-action: the response to a form may redirect elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body.toPrettyString());
  }

  static Answer page(int status, String html) {
    return new Answer(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", POLICY,
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff"),
        html);
  }

  static Answer seeOther(String location) {
    return new Answer(303, Map.of("Location", location), "");
  }

  Answer with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Answer(status, all, body);
  }
}
