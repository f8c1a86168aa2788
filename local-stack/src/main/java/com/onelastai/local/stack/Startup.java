package com.onelastai.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts parts in parallel and waits until all are healthy; if one fails, stops all. */
final class Startup {

  private static final long POLL_MILLIS = 150;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final StackSettings settings;
  private final RunState state;
  private final Consumer<String> progress;
  private final Map<String, Process> started = new ConcurrentHashMap<>();
  private boolean cancelled;

  Startup(StackSettings settings, RunState state, Consumer<String> progress) {
    this.settings = settings;
    this.state = state;
    this.progress = progress;
  }

  void start(List<Part> parts) {
    parts.forEach(Startup::requireFreePorts);
    Thread interrupted = new Thread(this::interrupted);
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<String> all = new ExecutorCompletionService<>(executor);
      CountDownLatch stores =
          new CountDownLatch((int) parts.stream().filter(Startup::isStore).count());
      parts.forEach(part -> all.submit(() -> startInTurn(part, stores), part.name()));
      try {
        for (int i = 0; i < parts.size(); i++) {
          all.take().get();
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        cancel();
        throw asStackException(e);
      } catch (InterruptedException e) {
        executor.shutdownNow();
        cancel();
        throw StackException.interrupted(e);
      }
    } finally {
      removeHook(interrupted);
    }
  }

  private static StackException asStackException(ExecutionException e) {
    Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
    return cause instanceof StackException known
        ? known
        : new StackException(cause.toString(), cause);
  }

  private static void requireFreePorts(Part part) {
    part.ports()
        .forEach((variable, port) -> {
          if (!Ports.isFree(port)) {
            throw new StackException(
                "Port %d of %s is taken by %s: stop that, or set %s to another port"
                    .formatted(
                        port,
                        part.name(),
                        PortHolder.of(port).orElse("a process that cannot be seen from here"),
                        variable));
          }
        });
  }

  /** Lets the engines start first: the others would only wait for them. */
  private void startInTurn(Part part, CountDownLatch stores) {
    try {
      if (!Suite.STARTED_FIRST.contains(part.name())) {
        stores.await();
      }
      start(part);
      if (isStore(part)) {
        stores.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(part.name() + " was not started", e);
    }
  }

  private static boolean isStore(Part part) {
    return Suite.STORES.contains(part.name());
  }

  private void start(Part part) {
    long begun = System.nanoTime();
    try {
      Process process = launch(part, part.command().prepare(progress));
      awaitHealth(part, process, begun);
      long millis = millisSince(begun);
      RunState.Entry entry = entry(part, process).started(millis);
      state.save(part.name(), entry);
      progress.accept("%-18s healthy after %.1f s".formatted(part.name(), millis / 1000.0));
    } catch (IOException e) {
      throw new StackException(part.name() + " cannot be started: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(part.name() + " was interrupted", e);
    }
  }

  private synchronized Process launch(Part part, List<String> command) throws IOException {
    if (cancelled) {
      throw new StackException(part.name() + " was not started");
    }
    Process process =
        PartProcess.start(command, part.environment(), settings.home(), settings.log(part.name()));
    started.put(part.name(), process);
    state.save(part.name(), entry(part, process));
    return process;
  }

  private static RunState.Entry entry(Part part, Process process) {
    return new RunState.Entry(
        process.pid(), PartProcess.startOf(process.toHandle()), part.ports(), null);
  }

  private void awaitHealth(Part part, Process process, long begun) throws InterruptedException {
    while (!part.health().isHealthy()) {
      if (!process.isAlive()) {
        throw failed(part, "died while starting with exit code " + process.exitValue());
      }
      if (millisSince(begun) > settings.startTimeout().toMillis()) {
        long seconds = settings.startTimeout().toSeconds();
        throw failed(part, "was not healthy after " + seconds + " s");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private StackException failed(Part part, String what) {
    return new StackException(
        "%s %s: %s (log: %s)"
            .formatted(
                part.name(),
                what,
                LogTail.reason(settings.log(part.name())),
                settings.log(part.name())));
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }

  private void interrupted() {
    progress.accept("interrupted: stopping what was started");
    cancel();
  }

  private synchronized void cancel() {
    cancelled = true;
    started.entrySet().parallelStream()
        .forEach(part -> {
          PartProcess.stop(part.getValue().toHandle(), STOP_TIMEOUT);
          state.remove(part.getKey());
        });
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending and the hook already runs.
    }
  }
}
