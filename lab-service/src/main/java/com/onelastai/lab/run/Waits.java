package com.onelastai.lab.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client would wait, by the header {@code Prefer} (RFC 7240). */
final class Waits {

  static final String HEADER = "Prefer";

  /** Shorter than the gateway waits for the head of an answer. */
  static final Duration MAX = Duration.ofSeconds(30);

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})", Pattern.CASE_INSENSITIVE);

  private Waits() {}

  static boolean isWanted(@Nullable String prefer) {
    return !of(prefer).isZero();
  }

  /** What is not understood is ignored. */
  static Duration of(@Nullable String prefer) {
    Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
    return wait.find()
        ? Duration.ofSeconds(Math.min(MAX.toSeconds(), Long.parseLong(wait.group(1))))
        : Duration.ZERO;
  }
}
