package com.onelastai.local.stripe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the state over a restart; only in memory without a directory. */
final class StateFile {

  private static final State.Saved NOTHING =
      new State.Saved(Duration.ZERO, List.of(), List.of(), Map.of());

  private final @Nullable Path file;

  StateFile(@Nullable Path directory) throws IOException {
    this.file =
        directory == null ? null : Files.createDirectories(directory).resolve("stripe.json");
  }

  State.Saved read() throws IOException {
    return file == null || Files.notExists(file)
        ? NOTHING
        : Json.MAPPER.readValue(Files.readAllBytes(file), State.Saved.class);
  }

  void write(State.Saved saved) throws IOException {
    if (file != null) {
      Path written = file.resolveSibling("stripe.tmp");
      Files.write(written, Json.MAPPER.writeValueAsBytes(saved));
      Files.move(
          written,
          Objects.requireNonNull(file),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
