package com.onelastai.local.stack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part as {@code status --json} shows it.
 *
 * @param startMs the time from its last start until it was healthy
 * @param memoryBytes resident memory of its process; a share of what it has in common with others
 */
public record PartStatus(
    String name,
    String address,
    State state,
    @Nullable Long pid,
    @Nullable Long startMs,
    @Nullable Long memoryBytes) {

  /** The state of a part. */
  public enum State {
    /** Something it needs is missing; the address tells what to set. */
    ABSENT,
    /** Not started here; an environment variable has its address. */
    EXTERNAL,
    STARTING,
    HEALTHY,
    /** Its process runs but fails its health check. */
    UNHEALTHY,
    /** Its process ended unexpectedly. */
    DIED,
    STOPPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
