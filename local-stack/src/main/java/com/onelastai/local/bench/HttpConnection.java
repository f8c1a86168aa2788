package com.onelastai.local.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One kept-alive HTTP/1.1 connection. A full client would use more CPU than what is measured. */
final class HttpConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpConnection(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    out = socket.getOutputStream();
  }

  record Answer(int status, Map<String, String> headers) {

    /** The cookies it sets, by name. */
    Map<String, String> cookies() {
      Map<String, String> cookies = new LinkedHashMap<>();
      headers
          .getOrDefault("set-cookie", "")
          .lines()
          .map(line -> line.split(";")[0].split("=", 2))
          .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
      return cookies;
    }
  }

  static String cookieHeader(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The bytes of a POST request. */
  static byte[] post(URI address, String path, Map<String, String> headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String about = "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    return bytes(head("POST", address, path, headers) + about + body);
  }

  static byte[] get(URI address, String path, Map<String, String> headers) {
    return bytes(head("GET", address, path, headers) + "\r\n");
  }

  private static byte[] bytes(String request) {
    return request.getBytes(StandardCharsets.UTF_8);
  }

  private static String head(String method, URI address, String path, Map<String, String> headers) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.toString();
  }

  Answer exchange(byte[] request) throws IOException {
    out.write(request);
    String statusLine = line();
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).trim(),
          (first, next) -> first + "\n" + next);
    }
    skipBody(headers);
    return new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers);
  }

  private void skipBody(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      int size;
      do {
        size = Integer.parseInt(line(), 16);
        in.skipNBytes(size);
        line();
      } while (size > 0);
    } else {
      in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
