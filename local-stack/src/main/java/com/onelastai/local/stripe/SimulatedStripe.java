package com.onelastai.local.stripe;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running simulator, in this process. */
public final class SimulatedStripe implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SimulatedStripe.class);
  private static final int LOWEST_PRIORITY = 1_000;
  private static final long TICK_MILLIS = 200;
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final @Nullable Path file;
  private final WireMockServer server;
  private final Thread ticking;
  private final State state;
  private final Simulator simulator;
  private volatile boolean changed;

  private SimulatedStripe(Settings settings) throws IOException {
    this.file = stateFile(settings.data());
    this.server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(settings.port())
                .disableRequestJournal()
                // With it a browser's Host would not arrive.
                .http2PlainDisabled(true)
                .templatingEnabled(false)
                .extensions(new Answering()));
    server.start();
    this.state = new State(State.read(file), settings.clock());
    this.simulator = new Simulator(settings, state, url());
    server.stubFor(
        WireMock.any(WireMock.anyUrl())
            .atPriority(LOWEST_PRIORITY)
            .willReturn(WireMock.aResponse().withTransformers(Answering.NAME)));
    this.ticking = Thread.ofPlatform().daemon().name("stripe-simulator").start(this::tick);
  }

  /** Listens on 127.0.0.1 alone. */
  public static SimulatedStripe start(Settings settings) throws IOException {
    return new SimulatedStripe(settings);
  }

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Stubs added here take precedence over the simulator, for tests of faults. */
  public WireMockServer faults() {
    return server;
  }

  /**
   * Moves the simulator's clock and does everything that becomes due.
   *
   * @param offset from real time
   */
  public void moveClock(Duration offset) {
    synchronized (state) {
      state.clock().setOffset(offset);
      simulator.catchUp();
      changed = true;
    }
  }

  @Override
  public void close() {
    ticking.interrupt();
    server.stop();
    try {
      ticking.join();
      saveChanges();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Path stateFile(@Nullable Path directory) throws IOException {
    return directory == null ? null : Files.createDirectories(directory).resolve("stripe.json");
  }

  private Answer answer(Request request) {
    Simulator.Incoming incoming = Simulator.Incoming.of(request);
    synchronized (state) {
      Answer answer = simulator.answer(incoming);
      changed |= !incoming.method().equals("GET");
      log.info("Stripe simulator: {} {} {}", incoming.method(), incoming.path(), answer.status());
      String date = HTTP_DATE.format(state.clock().now().atZone(ZoneOffset.UTC));
      return answer.with("Date", date).with("Request-Id", Json.newId("req_"));
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK_MILLIS);
        work();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() throws InterruptedException {
    try {
      synchronized (state) {
        changed |= simulator.catchUp();
      }
      changed |= simulator.sendDue();
      saveChanges();
    } catch (RuntimeException e) {
      log.error("Stripe simulator: the due work failed", e);
    }
  }

  private void saveChanges() {
    if (changed && file != null) {
      changed = false;
      synchronized (state) {
        try {
          state.write(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private final class Answering implements ResponseDefinitionTransformerV2 {

    static final String NAME = "stripe-simulator";

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Answer answer = answer(event.getRequest());
      List<HttpHeader> headers =
          answer.headers().entrySet().stream()
              .map(header -> HttpHeader.httpHeader(header.getKey(), header.getValue()))
              .toList();
      return WireMock.aResponse()
          .withStatus(answer.status())
          .withHeaders(new HttpHeaders(headers))
          .withBody(answer.body())
          .build();
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }

  /**
   * @param port 0 for a free one
   * @param data the directory of the state; null to keep it in memory
   * @param key the API key of clients
   * @param webhookSecret signs the webhooks
   * @param webhookUrl null to send no events
   */
  public record Settings(
      int port,
      @Nullable Path data,
      String key,
      String webhookSecret,
      @Nullable URI webhookUrl,
      Clock clock) {
    static final String LOCAL_KEY = "sk_test_local_simulator";
    static final String LOCAL_WEBHOOK_SECRET = "whsec_local_simulator";

    /** For tests: a free port, the local secrets, nothing stored. */
    public static Settings local(@Nullable URI webhookUrl) {
      return new Settings(0, null, LOCAL_KEY, LOCAL_WEBHOOK_SECRET, webhookUrl, Clock.systemUTC());
    }
  }
}
