package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of this installation, made once and readable by their owner alone. */
final class Secrets {

  private static final int BYTES = 32;

  private final Path directory;

  Secrets(Path directory) {
    this.directory = directory;
  }

  String get(String name) {
    Path file = directory.resolve(name);
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(directory);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, random());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
