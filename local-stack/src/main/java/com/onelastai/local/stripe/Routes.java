package com.onelastai.local.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the handler of a method and a path such as {@code GET /v1/customers/{}}. */
final class Routes<R> {

  private final Map<Pattern, Function<Call, R>> handlers = new LinkedHashMap<>();

  Routes<R> on(String request, Function<Call, R> handler) {
    handlers.put(Pattern.compile(request.replace("{}", "([^/]+)")), handler);
    return this;
  }

  /** Empty if there is no handler. */
  Optional<R> answer(Simulator.Incoming request) {
    for (Map.Entry<Pattern, Function<Call, R>> route : handlers.entrySet()) {
      Matcher matcher = route.getKey().matcher(request.method() + " " + request.path());
      if (matcher.matches()) {
        return Optional.of(route.getValue().apply(Call.of(request, matcher)));
      }
    }
    return Optional.empty();
  }
}
