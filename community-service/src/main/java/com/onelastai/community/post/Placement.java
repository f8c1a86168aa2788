package com.onelastai.community.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which feeds a post stands: in none unless others see it.
 *
 * @param feeds {@value #ALL}, and those of its tags, its category and its author
 * @param periods each of the feeds with each of the periods in which the post was published
 */
record Placement(List<String> feeds, List<String> periods) {

  static final String ALL = "all";

  static Placement of(Post post) {
    Instant published = post.publishedAt();
    if (!post.isListed() || published == null) {
      return new Placement(List.of(), List.of());
    }
    List<String> feeds = new ArrayList<>();
    feeds.add(ALL);
    post.tags().forEach(tag -> feeds.add(tag(tag)));
    feeds.add(category(post.category()));
    if (post.author() != null) {
      feeds.add(author(post.author()));
    }
    LocalDate day = LocalDate.ofInstant(published, ZoneOffset.UTC);
    List<String> periods =
        Stream.of(TopPeriod.values())
            .flatMap(period -> feeds.stream().map(feed -> period.key(day, feed)))
            .toList();
    return new Placement(List.copyOf(feeds), periods);
  }

  static String tag(String tag) {
    return "tag:" + tag;
  }

  static String category(Category category) {
    return "category:" + category.value();
  }

  static String author(String userId) {
    return "author:" + userId;
  }

  /** The feed that a request asks for, which names one of these at most. */
  static String feed(@Nullable String tag, @Nullable Category category, @Nullable String author) {
    if (tag != null) {
      return tag(tag);
    }
    if (category != null) {
      return category(category);
    }
    return author == null ? ALL : author(author);
  }
}
