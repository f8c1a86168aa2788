package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.TlsConnection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a web server says about HTTPS. */
final class HttpsHeaders {

  /** HTTP Strict Transport Security (RFC 6797). */
  @Schema(name = "Hsts")
  record Hsts(
      @Schema(description = "Seconds", example = "31536000") long maxAge,
      boolean includeSubDomains,
      boolean preload) {}

  private static final int MAX_HEAD = 16_000;
  private static final String NAME = "strict-transport-security:";
  private static final Pattern MAX_AGE = Pattern.compile("max-age\\s?=\\s?\"?(\\d{1,12})");

  private HttpsHeaders() {}

  /** Null if there is none, or no web server. */
  static @Nullable Hsts ask(TlsConnection connection, HostName host) {
    String request =
        "GET / HTTP/1.1\r\nHost: %s\r\nUser-Agent: OneLastAI-Tools\r\nConnection: close\r\n\r\n"
            .formatted(host.text());
    try {
      connection.out().write(request.getBytes(StandardCharsets.US_ASCII));
      connection.out().flush();
      return read(head(connection));
    } catch (IOException noWebServer) {
      return null;
    }
  }

  private static String head(TlsConnection connection) throws IOException {
    StringBuilder head = new StringBuilder();
    byte[] part = new byte[1_024];
    while (head.length() < MAX_HEAD && head.indexOf("\r\n\r\n") < 0) {
      int read = connection.in().read(part);
      if (read < 0) {
        break;
      }
      head.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
    }
    return head.toString();
  }

  /** The first header counts. */
  static @Nullable Hsts read(String head) {
    return head.lines()
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith(NAME))
        .findFirst()
        .map(HttpsHeaders::parse)
        .orElse(null);
  }

  private static @Nullable Hsts parse(String header) {
    Matcher maxAge = MAX_AGE.matcher(header);
    return maxAge.find()
        ? new Hsts(
            Long.parseLong(maxAge.group(1)),
            header.contains("includesubdomains"),
            header.contains("preload"))
        : null;
  }
}
