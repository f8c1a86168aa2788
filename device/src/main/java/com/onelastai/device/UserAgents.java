package com.onelastai.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/** Reads user agents and caches what it read: reading one takes milliseconds. */
public final class UserAgents {

  /** The parser's patterns take long for long texts. */
  private static final int MAX_LENGTH = 512;

  private static final int MAX_CACHED = 10_000;

  private final LoadingCache<String, UserAgent> read =
      Caffeine.newBuilder()
          .maximumSize(MAX_CACHED)
          .build(text -> UserAgent.of(text, Lazy.PARSER.parse(text)));

  public UserAgent read(@Nullable String text) {
    return text == null || text.isBlank()
        ? UserAgent.UNKNOWN
        : read.get(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
  }

  /** Created with the first user agent: the start does not wait for a thousand patterns. */
  private static final class Lazy {

    private static final Parser PARSER = new Parser();
  }
}
