package com.onelastai.community.post;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;

/** What orders a feed, and the index that it is read by. */
enum Rank {
  NEWEST("feeds", "at", post -> String.valueOf(post.at().toEpochMilli())) {
    @Override
    Object parse(String value) {
      return new Date(Long.parseLong(value));
    }
  },
  HOTTEST("feeds", "hot", post -> String.valueOf(post.hot())) {
    @Override
    Object parse(String value) {
      return Double.valueOf(value);
    }
  },
  MOST_LIKED("periods", "likeCount", post -> String.valueOf(post.likeCount())) {
    @Override
    Object parse(String value) {
      return Long.valueOf(value);
    }
  };

  /** Ten times as much agreement outweighs half a day of age, as Reddit ranks. */
  private static final double SECONDS_OF_A_DECADE = 45_000;

  /** The array with the feeds. */
  final String feeds;

  /** The field that orders, descending. */
  final String field;

  private final Function<ListedPost, String> value;

  Rank(String feeds, String field, Function<ListedPost, String> value) {
    this.feeds = feeds;
    this.field = field;
    this.value = value;
  }

  /** The value in a cursor. */
  String value(ListedPost post) {
    return value.apply(post);
  }

  /**
   * The value of a cursor as it is stored.
   *
   * @throws NumberFormatException if it is none
   */
  abstract Object parse(String value);

  /**
   * Grows with likes and comments, and with the time of publication instead of shrinking with age:
   * so it changes only with them, and never by itself.
   */
  static double hot(Instant publishedAt, long likes, long comments) {
    return Math.log10(Math.max(1, likes + comments))
        + publishedAt.getEpochSecond() / SECONDS_OF_A_DECADE;
  }
}
