package com.onelastai.tools.connect;

import com.onelastai.tools.connect.HttpAnswer.Header;
import com.onelastai.tools.connect.HttpAnswer.Redirect;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends requests over HTTP. Each redirect is resolved and checked as the first address was. */
@Component
public class HttpFetcher implements AutoCloseable {

  /** Bytes of a body that are read. */
  public static final int MAX_BODY = 1_000_000;

  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i)auth|cookie|token|secret|passw|key|credential");

  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch = Clients.watch();
  private final long limit;

  HttpFetcher(Hosts hosts, ConnectProperties properties) {
    this.client = Clients.http(hosts);
    this.limit = properties.httpLimit().toNanos();
  }

  /**
   * @throws ToolFailedException if there is no answer within the limits
   */
  public HttpAnswer fetch(HttpCall call) {
    long end = System.nanoTime() + limit;
    List<Redirect> redirects = new ArrayList<>();
    HttpCall next = call;
    while (true) {
      HttpAnswer answer = send(next, end);
      HttpAddress target = call.maxRedirects() == 0 ? null : target(answer);
      if (target == null) {
        return answer.after(redirects);
      }
      if (redirects.size() == call.maxRedirects()) {
        throw new ToolFailedException(
            "%s redirects more than %d times.".formatted(call.url(), call.maxRedirects()));
      }
      redirects.add(new Redirect(answer.status(), answer.url().toString(), target.toString()));
      next = redirected(next, answer.status(), target);
    }
  }

  private static @Nullable HttpAddress target(HttpAnswer answer) {
    String location = answer.header("Location");
    boolean redirects =
        switch (answer.status()) {
          case 301, 302, 303, 307, 308 -> location != null;
          default -> false;
        };
    if (!redirects || location == null) {
      return null;
    }
    try {
      return answer.url().resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw new ToolFailedException(
          "%s redirects to an address that %s.".formatted(answer.url(), malformed.getMessage()));
    }
  }

  /** RFC 9110, section 15.4: only 307 and 308 keep a method that sends something. */
  private static HttpCall redirected(HttpCall call, int status, HttpAddress target) {
    Map<String, String> headers = new TreeMap<>(call.headers());
    if (!target.hasOriginOf(call.url())) {
      headers.keySet().removeIf(name -> SECRET_HEADER.matcher(name).find());
    }
    boolean keeps = status == 307 || status == 308 || call.method().equals("HEAD");
    return keeps
        ? new HttpCall(call.method(), target, headers, call.body(), call.maxRedirects())
        : new HttpCall("GET", target, headers, null, call.maxRedirects());
  }

  private HttpAnswer send(HttpCall call, long end) {
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.url().uri());
    call.headers().forEach(request::setHeader);
    byte[] body = call.body();
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    ScheduledFuture<?> timeout =
        watch.schedule(request::abort, end - System.nanoTime(), TimeUnit.NANOSECONDS);
    Phases phases = new Phases();
    try (ClassicHttpResponse response =
        phases.during(() -> client.executeOpen(null, request, null))) {
      return read(call.url(), response, phases);
    } catch (IOException failed) {
      throw new ToolFailedException(
          request.isAborted()
              ? call.url() + " takes too long to answer."
              : call.url() + " gives no answer over HTTP.");
    } finally {
      timeout.cancel(false);
    }
  }

  private static HttpAnswer read(HttpAddress url, ClassicHttpResponse response, Phases phases)
      throws IOException {
    byte[] body = read(response.getEntity());
    boolean cut = body.length > MAX_BODY;
    return new HttpAnswer(
        url,
        response.getCode(),
        Arrays.stream(response.getHeaders())
            .map(header -> new Header(header.getName(), String.valueOf(header.getValue())))
            .toList(),
        cut ? Arrays.copyOf(body, MAX_BODY) : body,
        cut,
        phases.times(),
        List.of());
  }

  private static byte[] read(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    InputStream body = entity.getContent();
    return body == null ? new byte[0] : body.readNBytes(MAX_BODY + 1);
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    client.close();
  }
}
