package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import com.onelastai.local.stack.PartStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The suite on this machine: starts it, stops it and says how it is. */
public final class Stack {

  private static final Duration STOP_BOUND = Duration.ofSeconds(15);

  private final StackSettings settings;
  private final RunState state;

  private Stack(StackSettings settings) {
    this.settings = settings;
    this.state = new RunState(settings.home().resolve("run"));
  }

  public static Stack open(StackSettings settings) {
    return new Stack(settings);
  }

  /** Does what has to be done once after a build, so that no start has to wait for it. */
  public void prepare(Consumer<String> progress) {
    try {
      new KeycloakDistribution(settings).build(line -> {});
      fetchWeights(progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted", e);
    }
  }

  /** Goes on without them if they cannot be had. */
  private void fetchWeights(Consumer<String> progress) throws InterruptedException {
    if (suite().absent().containsKey(Suite.MODEL)) {
      try {
        progress.accept("model is fetched, once; these are 90 MB");
        Weights.of(settings.environment()).fetch();
      } catch (IOException e) {
        progress.accept("model is left out: " + e.getMessage());
      }
    }
  }

  /** Starts what does not run and returns when all is healthy. */
  public List<PartStatus> up() {
    return up(line -> {});
  }

  /**
   * @param progress told in a line of each part that becomes healthy
   */
  public List<PartStatus> up(Consumer<String> progress) {
    try (StackLock ignored = StackLock.take(settings.home())) {
      fetchWeights(progress);
      List<Part> missing =
          suite().parts().stream().filter(part -> process(part.name()).isEmpty()).toList();
      new Startup(settings, state, progress).start(missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted", e);
    }
    return status();
  }

  /** Stops all that runs: what writes first, then what it writes to. */
  public void down() {
    try (StackLock ignored = StackLock.take(settings.home())) {
      List<String> names = state.names();
      names.stream()
          .filter(name -> !Suite.STOPPED_LAST.contains(name))
          .parallel()
          .forEach(this::end);
      names.stream().filter(Suite.STOPPED_LAST::contains).parallel().forEach(this::end);
    }
  }

  /** Stops all and removes data, logs and what was remembered. */
  public void reset() {
    down();
    try {
      for (String directory : List.of("data", "logs", "run")) {
        FileTree.delete(settings.home().resolve(directory));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one part and returns when it is healthy. */
  public void start(String name) {
    try (StackLock ignored = StackLock.take(settings.home())) {
      if (process(name).isEmpty()) {
        new Startup(settings, state, line -> {}).start(List.of(required(name)));
      }
    }
  }

  public void stop(String name) {
    try (StackLock ignored = StackLock.take(settings.home())) {
      end(required(name).name());
    }
  }

  /** Ends a part's process at once, as {@code kill -9} does. */
  public void kill(String name) {
    process(required(name).name()).ifPresent(PartProcess::kill);
  }

  private void end(String name) {
    process(name).ifPresent(process -> PartProcess.stop(process, STOP_BOUND));
    state.remove(name);
  }

  public List<PartStatus> status() {
    Suite suite = suite();
    List<PartStatus> all = new ArrayList<>();
    suite
        .external()
        .forEach((name, address) ->
            all.add(new PartStatus(name, address, State.EXTERNAL, null, null, null)));
    suite
        .absent()
        .forEach((name, remedy) ->
            all.add(new PartStatus(name, remedy, State.ABSENT, null, null, null)));
    all.addAll(suite.parts().parallelStream().map(this::status).toList());
    return all;
  }

  public PartStatus part(String name) {
    return status(required(name));
  }

  private PartStatus status(Part part) {
    Optional<RunState.Entry> entry = state.find(part.name());
    Optional<ProcessHandle> process = entry.flatMap(PartProcess::find);
    if (process.isEmpty()) {
      State ended = entry.isPresent() ? State.DIED : State.STOPPED;
      return new PartStatus(part.name(), part.address(), ended, null, null, null);
    }
    long pid = process.get().pid();
    return new PartStatus(
        part.name(),
        part.address(),
        alive(part, entry.get()),
        pid,
        entry.get().startMs(),
        PartProcess.rssBytes(pid).orElse(null));
  }

  private static State alive(Part part, RunState.Entry entry) {
    if (part.health().isHealthy()) {
      return State.HEALTHY;
    }
    return entry.startMs() == null ? State.STARTING : State.UNHEALTHY;
  }

  /** The port on which a part listens, or will. */
  public int port(String name) {
    return required(name).ports().values().iterator().next();
  }

  /** Where a part's actuator listens: a port of its own, or the part's. */
  public int managementPort(String name) {
    return List.copyOf(required(name).ports().values()).getLast();
  }

  /** The names of the services, in the order of the modules. */
  public List<String> services() {
    return new Modules(settings.project()).services();
  }

  /** Starts one more process of a part, with other settings, which the caller has to stop. */
  public Process startAnother(String name, Map<String, String> environment) {
    Part part = required(name);
    Map<String, String> all = new HashMap<>(part.environment());
    all.putAll(environment);
    String log = name + "-" + all.get("PORT");
    try {
      return PartProcess.start(
          part.command().prepare(line -> {}), all, settings.home(), settings.log(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted", e);
    }
  }

  public String mongoUri() {
    return suite().addresses().mongoUri();
  }

  public String kafkaBootstrapServers() {
    return suite().addresses().kafka();
  }

  public String keycloakUrl() {
    return suite().addresses().keycloak();
  }

  public String gatewayUrl() {
    return suite().addresses().gateway();
  }

  /** Where caught mails are read: a page, and JSON under {@code /api/messages}. */
  public String mailUrl() {
    return required(Suite.MAIL).address();
  }

  /** Where the language model is asked: OpenAI's API from {@code /v1} on, which stands in it. */
  public String modelUrl() {
    return suite().addresses().model();
  }

  /** Stripe's API, or the simulator, which shows pages there, too. */
  public String stripeUrl() {
    return suite().addresses().stripe();
  }

  /**
   * @param role {@code user} or {@code admin}, the seeded local users
   */
  public String accessToken(String role) {
    return AccessTokens.get(keycloakUrl(), role);
  }

  /** The log of a part's last start. */
  public Path log(String name) {
    Path log = settings.log(required(name).name());
    if (Files.notExists(log)) {
      throw new StackException(name + " has no log yet: it was not started");
    }
    return log;
  }

  private Optional<ProcessHandle> process(String name) {
    return state.find(name).flatMap(PartProcess::find);
  }

  private Part required(String name) {
    List<Part> parts = suite().parts();
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new StackException(
                "No part %s here; there are %s"
                    .formatted(name, String.join(", ", parts.stream().map(Part::name).toList()))));
  }

  private Suite suite() {
    return new Suite(settings, state);
  }
}
