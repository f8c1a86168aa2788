package com.onelastai.local.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How tokens are chosen, and what ends an answer besides its length. */
record Sampling(
    OptionalDouble temperature, OptionalDouble topP, OptionalLong seed, List<String> stop) {

  private static final double MAX_TEMPERATURE = 2;
  private static final int MAX_STOP_STRINGS = 4;

  static Sampling of(Fields request) {
    return new Sampling(
        request.number("temperature", 0, MAX_TEMPERATURE),
        request.number("top_p", 0, 1),
        request.integer("seed", Long.MIN_VALUE),
        stop(request));
  }

  private static List<String> stop(Fields request) {
    if (!request.has("stop")) {
      return List.of();
    }
    List<String> stop =
        request.get("stop").isArray()
            ? request.get("stop").valueStream().map(word -> word.stringValue("")).toList()
            : List.of(request.get("stop").stringValue(""));
    if (stop.size() > MAX_STOP_STRINGS || stop.contains("")) {
      throw ApiException.invalid(
          "stop", "stop must be a string or a list of up to %d".formatted(MAX_STOP_STRINGS));
    }
    return stop;
  }
}
