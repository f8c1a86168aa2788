package com.onelastai.tools.connect;

import com.onelastai.tools.tool.ToolFailedException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Starts programs of this system that reach an address, without a shell. */
@Component
public class Programs {

  private static final int MAX_LINES = 500;

  private final PublicAddresses addresses;
  private final List<Path> folders;

  @Autowired
  Programs(PublicAddresses addresses) {
    this(
        addresses,
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
            .map(Path::of)
            .toList());
  }

  Programs(PublicAddresses addresses, List<Path> folders) {
    this.addresses = addresses;
    this.folders = folders;
  }

  /** Empty if this system has no such program. */
  public Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Starts a program with an address as its last argument, and kills it at the limit.
   *
   * @param lines get what it says, also of what is wrong; what this throws ends the program
   * @throws ForbiddenAddressException if the address may not be reached
   */
  public void run(
      Path program,
      List<String> options,
      InetAddress address,
      Duration limit,
      Consumer<String> lines) {
    if (!addresses.allow(address)) {
      throw new ForbiddenAddressException(address.getHostAddress());
    }
    Process process = start(program, options, address);
    try (ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        reading.submit(() -> read(process, lines)).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        // What it said until now is known.
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException refused
            ? refused
            : new IllegalStateException(failed.getCause());
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw new ToolFailedException("The run was ended.");
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static Process start(Path program, List<String> options, InetAddress address) {
    List<String> command =
        Stream.of(
                Stream.of(program.toString()),
                options.stream(),
                Stream.of(address.getHostAddress()))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void read(Process process, Consumer<String> lines) {
    try (BufferedReader output = process.inputReader()) {
      output.lines().limit(MAX_LINES).forEach(lines);
    } catch (IOException | UncheckedIOException killed) {
      // Its time was over.
    }
  }
}
