package com.onelastai.tools.connect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request over HTTP.
 *
 * @param body null for none
 */
public record HttpCall(
    String method,
    HttpAddress url,
    Map<String, String> headers,
    byte @Nullable [] body,
    int maxRedirects) {

  private static final int MAX_REDIRECTS = 10;

  public static HttpCall get(HttpAddress url, Map<String, String> headers) {
    return new HttpCall("GET", url, headers, null, MAX_REDIRECTS);
  }
}
