package com.onelastai.tools.apitester;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ApiTestResult(
    @Schema(description = "That answered, after the redirects") String url,
    @Schema(example = "200") int status,
    @Schema(description = "Of the last request, in milliseconds") Timing timing,
    @Schema(description = "What was answered before") List<HttpRedirect> redirects,
    List<HttpHeader> headers,
    HttpBody body) {

  @Schema(name = "HttpTiming")
  record Timing(
      @Schema(description = "Until the addresses of the host were known", example = "8.1")
          double resolve,
      @Schema(description = "Until the TCP connection was there", example = "12.5") double connect,
      @Schema(description = "The handshake of TLS; null without TLS", example = "30.2")
          @Nullable Double tls,
      @Schema(description = "From the request to the head of the answer", example = "45.8")
          double firstByte,
      @Schema(description = "From the beginning to the last byte", example = "101.4")
          double total) {}

  @Schema(name = "HttpRedirect")
  record HttpRedirect(@Schema(example = "301") int status, String from, String to) {}

  @Schema(name = "HttpHeader")
  record HttpHeader(
      @Schema(example = "Content-Type") String name,
      @Schema(example = "text/html; charset=utf-8") String value) {}

  @Schema(name = "HttpBody")
  record HttpBody(
      @Schema(description = "Null if it is no text") @Nullable String text,
      @Schema(description = "Null if it is text") @Nullable String base64,
      @Schema(example = "513") int bytes,
      @Schema(description = "Whether there is more than 1 MB, which is left out") boolean cut) {}
}
