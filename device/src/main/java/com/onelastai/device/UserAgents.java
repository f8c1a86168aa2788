package com.onelastai.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Reads user agents and caches what was made of them: reading one takes milliseconds.
 *
 * @param <T> what is made of a user agent
 */
public final class UserAgents<T> {

  /** The parser's patterns take long for long texts. */
  private static final int MAX_LENGTH = 512;

  private static final int MAX_CACHED = 10_000;

  private final LoadingCache<String, T> read;

  /**
   * @param use gets the text, shortened if it is very long, and what it says
   */
  public UserAgents(BiFunction<String, UserAgent, T> use) {
    read =
        Caffeine.newBuilder().maximumSize(MAX_CACHED).build(text -> use.apply(text, parse(text)));
  }

  public T read(@Nullable String text) {
    String given = Objects.requireNonNullElse(text, "");
    return read.get(given.substring(0, Math.min(given.length(), MAX_LENGTH)));
  }

  private static UserAgent parse(String text) {
    return text.isBlank() ? UserAgent.UNKNOWN : UserAgent.of(text, Lazy.PARSER.parse(text));
  }

  /** Created with the first user agent: the start does not wait for a thousand patterns. */
  private static final class Lazy {

    private static final Parser PARSER = new Parser();
  }
}
