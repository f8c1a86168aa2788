package com.onelastai.tools.apitester;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.apitester.ApiTestInput.HttpMethod;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.connect.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a request of an input. */
final class RequestReader {

  static final int MAX_BODY = 100_000;

  private static final int MAX_REDIRECTS = 10;

  /** RFC 9110, sections 5.5 and 5.6.2, without what is obsolete. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[ \\t]*(?<value>[\\x20-\\x7e\\t]*)");

  /** What frames the message or belongs to the connection is the client's own. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "host|content-length|connection|transfer-encoding|te|trailer|upgrade|expect|keep-alive"
              + "|http2-settings|proxy-.*");

  private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private RequestReader() {}

  /**
   * @throws ApiException 400 that names the field that is wrong
   */
  static HttpCall read(ApiTestInput input) {
    return new HttpCall(
        input.method().name(),
        HttpAddress.of("url", input.url()),
        headers(Objects.requireNonNullElse(input.headers(), List.of())),
        body(input),
        input.followRedirects() ? MAX_REDIRECTS : 0);
  }

  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < lines.size(); i++) {
      Matcher header = HEADER.matcher(lines.get(i));
      String field = "headers[" + i + "]";
      if (!header.matches()) {
        throw invalid(field, "malformed", "must be a name, a colon and a value in ASCII");
      }
      String name = header.group("name");
      if (FORBIDDEN.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        throw invalid(field, "forbidden", name + " cannot be set");
      }
      if (headers.put(name, header.group("value").strip()) != null) {
        throw invalid(field, "duplicate", name + " is there twice");
      }
    }
    return headers;
  }

  private static byte @Nullable [] body(ApiTestInput input) {
    String text = input.body();
    if (text == null) {
      return null;
    }
    if (WITHOUT_BODY.contains(input.method())) {
      throw invalid("body", "forbidden", "is not sent with " + input.method());
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BODY) {
      throw invalid("body", "size", "must be at most 100 kB");
    }
    return bytes;
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
