package com.onelastai.local.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The model's GGUF file: the user's, or else SmolLM2-135M-Instruct, downloaded once for all stacks
 * of this user.
 */
public final class Weights {

  private static final String DEFAULT_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf";

  private final Optional<Path> named;
  private final Path cache;

  private Weights(Optional<Path> named, Path cache) {
    this.named = named;
    this.cache = cache;
  }

  /** ONELASTAI_MODEL names the file, ONELASTAI_CACHE the directory of the downloaded one. */
  public static Weights of(Map<String, String> environment) {
    return new Weights(
        path(environment, "ONELASTAI_MODEL"),
        path(environment, "ONELASTAI_CACHE")
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "onelastai")));
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).toAbsolutePath());
  }

  /** Empty if the file is missing. */
  public Optional<Path> file() {
    return Optional.of(expected()).filter(Files::isRegularFile);
  }

  private Path expected() {
    return named.orElseGet(() -> cache.resolve(DEFAULT_FILE));
  }

  /**
   * Downloads the file if it is missing.
   *
   * @throws IOException with the reason in one line
   */
  public void fetch() throws IOException, InterruptedException {
    if (file().isPresent()) {
      return;
    }
    if (named.isPresent()) {
      throw new IOException("there is no file " + named.get());
    }
    WeightsDownload.ofSmolLm2().into(expected());
  }
}
