package com.onelastai.local.model;

import java.util.Map;

/** From a path to what answers it. */
final class Routes {

  private final String modelName;
  private final CompletionHandler completions;

  Routes(String modelName, CompletionHandler completions) {
    this.modelName = modelName;
    this.completions = completions;
  }

  void answer(Exchange exchange, String method, String path, byte[] body) {
    switch (method + " " + path) {
      case "GET /v1/models" -> exchange.send(200, Map.of(), ApiJson.models(modelName));
      case "POST /v1/chat/completions" -> completions.handle(exchange, body);
      default -> throw ApiException.noSuchPath(method, path);
    }
  }
}
