package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/** An answer while it is made. One thread reads it. */
public interface ModelAnswer extends AutoCloseable {

  /** The model's name as its server gives it; empty if it was cancelled before a server said. */
  String model();

  /**
   * Waits for the next piece.
   *
   * @return never empty; null when the answer is whole, or was cancelled
   * @throws ModelFailedException if the server broke off, or was silent for too long
   */
  @Nullable String next();

  ModelUsage usage();

  /** Leaves the server, if that has not happened yet. */
  @Override
  void close();
}
