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

/** The suite on this machine: start, stop and status. */
public final class Stack {

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

  private final StackSettings settings;
  private final RunState state;

  private Stack(StackSettings settings) {
    this.settings = settings;
    this.state = new RunState(settings.home().resolve("run"));
  }

  public static Stack open(StackSettings settings) {
    return new Stack(settings);
  }

  /** Does the slow preparations once after a build, so that starts are faster. */
  public void prepare(Consumer<String> progress) {
    try {
      fetchWeights(progress);
      new Preparation(settings, suite(), progress).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw StackException.interrupted(e);
    }
  }

  /** Continues without the model if they cannot be fetched. */
  private void fetchWeights(Consumer<String> progress) {
    if (suite().absent().containsKey(Suite.MODEL)) {
      try {
        progress.accept("model is fetched, once; these are 90 MB");
        Weights.of(settings.environment()).fetch();
      } catch (IOException e) {
        progress.accept("model is left out: " + e.getMessage());
      } catch (InterruptedException e) {
        throw StackException.interrupted(e);
      }
    }
  }

  /** Starts all stopped parts and returns when all are healthy. */
  public List<PartStatus> up() {
    return up(line -> {});
  }

  /**
   * @param progress receives a line for each part that becomes healthy
   */
  public List<PartStatus> up(Consumer<String> progress) {
    try (RunState.Lock ignored = RunState.Lock.acquire(settings.home())) {
      fetchWeights(progress);
      suite().keycloakTemplate().apply();
      List<Part> missing =
          suite().parts().stream().filter(part -> process(part.name()).isEmpty()).toList();
      new Startup(settings, state, progress).start(missing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return status();
  }

  /** Stops all parts, the stores last. */
  public void down() {
    try (RunState.Lock ignored = RunState.Lock.acquire(settings.home())) {
      List<String> names = state.names();
      names.stream()
          .filter(name -> !Suite.STOPPED_LAST.contains(name))
          .parallel()
          .forEach(this::end);
      names.stream().filter(Suite.STOPPED_LAST::contains).parallel().forEach(this::end);
    }
  }

  /** Stops all parts and deletes data, logs and run state. */
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
    try (RunState.Lock ignored = RunState.Lock.acquire(settings.home())) {
      if (process(name).isEmpty()) {
        new Startup(settings, state, line -> {}).start(List.of(required(name)));
      }
    }
  }

  public void stop(String name) {
    try (RunState.Lock ignored = RunState.Lock.acquire(settings.home())) {
      end(required(name).name());
    }
  }

  /** Kills a part's process, like {@code kill -9}. */
  public void kill(String name) {
    process(required(name).name()).ifPresent(PartProcess::kill);
  }

  private void end(String name) {
    process(name).ifPresent(process -> PartProcess.stop(process, STOP_TIMEOUT));
    state.remove(name);
  }

  public List<PartStatus> status() {
    Suite suite = suite();
    List<PartStatus> all = new ArrayList<>();
    suite.external().forEach((name, address) -> all.add(notRunning(name, address, State.EXTERNAL)));
    suite.absent().forEach((name, remedy) -> all.add(notRunning(name, remedy, State.ABSENT)));
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
      return notRunning(
          part.name(), part.address(), entry.isPresent() ? State.DIED : State.STOPPED);
    }
    long pid = process.get().pid();
    return new PartStatus(
        part.name(),
        part.address(),
        alive(part, entry.get()),
        pid,
        entry.get().startMs(),
        PartProcess.memoryBytes(pid).orElse(null));
  }

  private static PartStatus notRunning(String name, String address, State state) {
    return new PartStatus(name, address, state, null, null, null);
  }

  private static State alive(Part part, RunState.Entry entry) {
    if (part.health().isHealthy()) {
      return State.HEALTHY;
    }
    return entry.startMs() == null ? State.STARTING : State.UNHEALTHY;
  }

  /** The first port of a part. */
  public int port(String name) {
    return required(name).ports().values().iterator().next();
  }

  /** The port of a part's actuator: the second one, if there are two. */
  public int managementPort(String name) {
    return List.copyOf(required(name).ports().values()).getLast();
  }

  /** The names of the services, in the order of the modules. */
  public List<String> services() {
    return new Modules(settings.project()).services();
  }

  /** Starts one more process of a part with other settings; the caller stops it. */
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
      throw StackException.interrupted(e);
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

  /** The page of caught mails, with JSON under {@code /api/messages}. */
  public String mailUrl() {
    return required(Suite.MAIL).address();
  }

  /** The language model's API, OpenAI's, including {@code /v1}. */
  public String modelUrl() {
    return suite().addresses().model();
  }

  /** Stripe's API, or the simulator with its pages. */
  public String stripeUrl() {
    return suite().addresses().stripe();
  }

  /**
   * @param role {@code user} or {@code admin}, the seeded local users
   */
  public String accessToken(String role) {
    return Accounts.accessToken(keycloakUrl(), role);
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
