package com.onelastai.gateway.openapi;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the gateway in the place of the address under which it called the service. */
@Component
class ServedHere {

  private final JsonMapper json;

  ServedHere(JsonMapper json) {
    this.json = json;
  }

  byte[] rewrite(byte[] document) {
    JsonNode tree = json.readTree(document);
    if (tree instanceof ObjectNode openApi && openApi.has("openapi")) {
      openApi.putArray("servers").addObject().put("url", "/");
      return json.writeValueAsBytes(openApi);
    }
    return document;
  }
}
