package com.onelastai.community.comment;

import java.time.Instant;

/**
 * A comment's place in the threads of its post: a segment for itself after those of what it replies
 * to. A segment has a fixed length and begins with the time, so paths sort as threads are read.
 * Replies that would be nested too deeply stand beside what they reply to.
 */
final class ThreadPath {

  /** Below a comment that begins a thread. */
  static final int MAX_DEPTH = 6;

  static final int MAX_LENGTH = 250;

  private static final char SEPARATOR = '/';
  private static final int TIME_LENGTH = 9;

  private ThreadPath() {}

  static String root(String id, Instant createdAt) {
    String time = Long.toString(createdAt.toEpochMilli(), Character.MAX_RADIX);
    return "0".repeat(TIME_LENGTH - time.length()) + time + id;
  }

  static String reply(String parentPath, String id, Instant createdAt) {
    String above =
        depth(parentPath) < MAX_DEPTH
            ? parentPath
            : parentPath.substring(0, parentPath.lastIndexOf(SEPARATOR));
    return above + SEPARATOR + root(id, createdAt);
  }

  static int depth(String path) {
    return (int) path.chars().filter(c -> c == SEPARATOR).count();
  }
}
