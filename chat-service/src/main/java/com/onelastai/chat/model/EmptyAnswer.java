package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/** What became of an answer that was cancelled before it began. */
record EmptyAnswer(String model) implements ModelAnswer {

  @Override
  public @Nullable String next() {
    return null;
  }

  @Override
  public ModelUsage usage() {
    return new ModelUsage(null, 0);
  }

  @Override
  public void close() {
    // The server has been left.
  }
}
