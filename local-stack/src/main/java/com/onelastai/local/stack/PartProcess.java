package com.onelastai.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process that outlives the command that started it. */
final class PartProcess {

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

  private PartProcess() {}

  static Process start(
      List<String> command, Map<String, String> environment, Path directory, Path log)
      throws IOException {
    Files.createDirectories(log.getParent());
    if (Files.exists(log)) {
      Path previous = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> detached = Stream.concat(Stream.of(detacher()), command.stream()).toList();
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** setsid also detaches from Ctrl-C; macOS has only nohup. */
  private static String detacher() {
    return Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup";
  }

  static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** The running process, unless its pid now belongs to another one. */
  static Optional<ProcessHandle> find(RunState.Entry entry) {
    return ProcessHandle.of(entry.pid())
        .filter(process -> startOf(process).equals(entry.processStart()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> !isZombie(process.pid()));
  }

  /** A dead process whose parent has not reaped it. */
  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  static void stop(ProcessHandle process, Duration timeout) {
    process.destroy();
    if (!ended(process, timeout)) {
      kill(process);
    }
  }

  static void kill(ProcessHandle process) {
    process.destroyForcibly();
    ended(process, KILL_TIMEOUT);
  }

  private static boolean ended(ProcessHandle process, Duration timeout) {
    try {
      process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return isZombie(process.pid());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pages that processes share, such as class archives, are divided among them. */
  static Optional<Long> memoryBytes(long pid) {
    try {
      Path memory = Path.of("/proc/" + pid + "/smaps_rollup");
      return Files.exists(memory)
          ? Files.readAllLines(memory).stream()
              .filter(line -> line.startsWith("Pss:"))
              .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
          : rssFromPs(pid);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> rssFromPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
    String kilobytes = new String(ps.getInputStream().readAllBytes()).strip();
    return kilobytes.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(kilobytes) * 1024);
  }
}
