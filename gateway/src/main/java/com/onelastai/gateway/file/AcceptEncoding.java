package com.onelastai.gateway.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * The codings that a client accepts, each with its weight (RFC 9110, 12.5.3). What the client does
 * not mention, or mentions in a way that cannot be read, it does not accept.
 */
record AcceptEncoding(Map<String, Double> weights) {

  private static final String ANY = "*";

  static AcceptEncoding of(HttpHeaders headers) {
    return of(headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
  }

  static AcceptEncoding of(List<String> lines) {
    Map<String, Double> weights = new HashMap<>();
    for (String line : lines) {
      for (String item : line.toLowerCase(Locale.ROOT).split(",")) {
        String[] parts = item.split(";", 2);
        weights.put(parts[0].trim(), parts.length == 1 ? 1 : weight(parts[1].trim()));
      }
    }
    return new AcceptEncoding(weights);
  }

  /** From 0, not accepted, to 1. */
  double weightOf(String coding) {
    return weights.getOrDefault(coding, weights.getOrDefault(ANY, 0.0));
  }

  private static double weight(String parameter) {
    try {
      return parameter.startsWith("q=") ? Double.parseDouble(parameter.substring(2)) : 0;
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }
}
