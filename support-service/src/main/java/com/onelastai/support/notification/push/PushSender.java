package com.onelastai.support.notification.push;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends messages to push services. */
@Component
public class PushSender implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PushSender.class);

  /** How long a push service keeps a message for a browser that is not running. */
  private static final Duration LIFETIME = Duration.ofDays(1);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int CONNECTIONS = 100;
  private static final int CONNECTIONS_PER_HOST = 32;

  private final PushHosts hosts;
  private final ServerKey key;
  private final CloseableHttpClient http;

  PushSender(PushHosts hosts, ServerKey key, PushProperties properties) {
    this.hosts = hosts;
    this.key = key;
    Timeout timeout = Timeout.of(properties.timeout());
    PoolingHttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(hosts)
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout)
                    .setSocketTimeout(timeout)
                    .build())
            .build();
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout)
                    .setConnectionRequestTimeout(timeout)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();
  }

  /**
   * @param topic a later message with the same topic replaces one that the browser has not got yet
   * @param urgent whether a device that saves its battery gets it at once
   */
  public record Message(byte[] content, String topic, boolean urgent) {}

  /**
   * @param retryAfter how long the push service asks to wait; zero if it does not say
   */
  public record Result(Outcome outcome, Duration retryAfter) {

    private static Result of(Outcome outcome) {
      return new Result(outcome, Duration.ZERO);
    }
  }

  public enum Outcome {
    ACCEPTED,
    /** The browser has unsubscribed. */
    GONE,
    /** For good; the same message is refused again. */
    REFUSED,
    /** A retry may succeed. */
    FAILED
  }

  public Result send(PushSubscription to, Message message) {
    Optional<URI> endpoint = hosts.endpoint(to.endpoint());
    if (endpoint.isEmpty()) {
      // Its name may be unknown for a while.
      return Result.of(Outcome.FAILED);
    }
    try {
      return http.execute(request(endpoint.get(), to, message), PushSender::result);
    } catch (IOException unreachable) {
      log.debug("A push service is unreachable", unreachable);
      return Result.of(Outcome.FAILED);
    }
  }

  private HttpPost request(URI endpoint, PushSubscription to, Message message) {
    byte[] body =
        PushEncryption.encrypt(message.content(), P256.decode(to.p256dh()), P256.decode(to.auth()));
    HttpPost request = new HttpPost(endpoint);
    request.setHeader(HttpHeaders.AUTHORIZATION, key.authorization(endpoint));
    request.setHeader("TTL", LIFETIME.toSeconds());
    request.setHeader("Topic", message.topic());
    request.setHeader("Urgency", message.urgent() ? "high" : "normal");
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM, "aes128gcm"));
    return request;
  }

  private static Result result(ClassicHttpResponse response) {
    int status = response.getCode();
    if (status >= 200 && status < 300) {
      return Result.of(Outcome.ACCEPTED);
    }
    if (status == NOT_FOUND || status == GONE) {
      return Result.of(Outcome.GONE);
    }
    if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status >= 500) {
      return new Result(Outcome.FAILED, retryAfter(response));
    }
    log.warn("A push service refused a message with {}", status);
    return Result.of(Outcome.REFUSED);
  }

  /** In seconds; a date, which push services do not send, is ignored. */
  private static Duration retryAfter(ClassicHttpResponse response) {
    String value =
        response.containsHeader(HttpHeaders.RETRY_AFTER)
            ? response.getFirstHeader(HttpHeaders.RETRY_AFTER).getValue()
            : "";
    return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
