package com.onelastai.local.stack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part as {@code status --json} shows it.
 *
 * @param startMs how long its last start took until it was healthy
 * @param rssBytes resident memory of its process
 */
public record PartStatus(
    String name,
    String address,
    State state,
    @Nullable Long pid,
    @Nullable Long startMs,
    @Nullable Long rssBytes) {

  /** Where a part is in its life. */
  public enum State {
    /** What it needs is not here; the address says what to set. */
    ABSENT,
    /** Started by hand elsewhere and named by an environment variable. */
    EXTERNAL,
    STARTING,
    HEALTHY,
    /** Its process lives and does not answer its health check. */
    UNHEALTHY,
    /** Started here, and its process is gone. */
    DIED,
    STOPPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
