package com.onelastai.local.stripe;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param parameters form-encoded: the query of a GET or DELETE, else the body
 */
record Incoming(
    String method,
    String path,
    String parameters,
    String contentType,
    String host,
    String authorization,
    Optional<String> idempotencyKey) {

  static Incoming of(Request request) {
    URI url = URI.create(request.getUrl());
    String method = request.getMethod().getName();
    String query = Objects.requireNonNullElse(url.getRawQuery(), "");
    return new Incoming(
        method,
        url.getPath(),
        method.equals("POST") ? request.getBodyAsString() : query,
        header(request, "Content-Type"),
        header(request, "Host"),
        header(request, "Authorization"),
        Optional.of(header(request, "Idempotency-Key")).filter(key -> !key.isEmpty()));
  }

  private static String header(Request request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }
}
