package com.onelastai.tools.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs of the system whose output a test chooses. */
public final class FakeProgram {

  private FakeProgram() {}

  /** A program that writes its arguments to a file {@code arguments} and says this. */
  public static Path says(Path folder, String name, String output, int status) {
    return write(
        folder,
        name,
        """
        for each in "$@"; do printf '%%s\\n' "$each"; done > "%s/arguments"
        /bin/cat <<'END'
        %s
        END
        exit %d
        """
            .formatted(folder, output.stripTrailing(), status));
  }

  /** A program of these commands of the shell. */
  public static Path write(Path folder, String name, String commands) {
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, "#!/bin/sh\n" + commands);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
