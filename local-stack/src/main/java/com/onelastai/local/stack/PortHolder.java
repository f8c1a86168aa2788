package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, if it is visible to us. */
final class PortHolder {

  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int SOCKET_STATE = 3;
  private static final int INODE = 9;
  private static final int SHOWN_COMMAND = 200;

  private PortHolder() {}

  /** Such as {@code pid 4711 (/usr/bin/python3 -m http.server 8080)}. */
  static Optional<String> of(int port) {
    try {
      return pid(port).map(PortHolder::describe);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static String describe(long pid) {
    String command =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().commandLine().or(() -> process.info().command()))
            .orElse("another user's process");
    String shown =
        Stream.of(command.split(" "))
            .filter(word -> !word.startsWith("-X") && !word.startsWith("-D"))
            .collect(Collectors.joining(" "));
    if (shown.length() > SHOWN_COMMAND) {
      shown = shown.substring(0, SHOWN_COMMAND) + "...";
    }
    return "pid " + pid + " (" + shown + ")";
  }

  private static Optional<Long> pid(int port) throws IOException {
    if (Files.notExists(Path.of("/proc/net/tcp"))) {
      return pidFromLsof(port);
    }
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      Optional<String> inode = inode(Path.of(table), port);
      if (inode.isPresent()) {
        return pidOfSocket("socket:[" + inode.get() + "]");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inode(Path table, int port) throws IOException {
    if (Files.notExists(table)) {
      return Optional.empty();
    }
    String suffix = ":%04X".formatted(port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(row -> row[LOCAL_ADDRESS].endsWith(suffix) && row[SOCKET_STATE].equals(LISTENING))
          .map(row -> row[INODE])
          .findFirst();
    }
  }

  private static Optional<Long> pidOfSocket(String socket) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(Path.of("/proc/" + pid + "/fd"), socket))
        .findFirst();
  }

  private static boolean holds(Path descriptors, String socket) {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.anyMatch(file -> linkTarget(file).equals(socket));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static String linkTarget(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Optional<Long> pidFromLsof(int port) throws IOException {
    Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
    String pids = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return pids.lines().findFirst().map(Long::parseLong);
  }
}
