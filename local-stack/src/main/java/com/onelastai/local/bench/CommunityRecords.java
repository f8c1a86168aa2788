package com.onelastai.local.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Posts, members and scores as community-service stores them, written past it: by its API, a
 * million posts would take days. The n-th is the same in each run.
 */
final class CommunityRecords {

  static final int TAGS = 100;

  /** As many posts have the same word {@link #topic}. */
  static final int OF_TOPIC = 20;

  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final int BATCH = 1_000;
  private static final int AUTHORS = 5_000;
  private static final int VOCABULARY = 20_000;
  private static final int WORDS = 40;
  private static final int MAX_LIKES = 5_000;
  private static final int MAX_POINTS = 5_000;

  /** Half of the users have fewer points. */
  private static final int MEDIAN = MAX_POINTS >> 4;

  private static final Duration PUBLISHED_WITHIN = Duration.ofDays(10);
  private static final double SECONDS_OF_A_DECADE = 45_000;
  private static final int LEVELS = 3;
  private static final int BITS = 8;
  private static final int DIGITS = 1 << BITS;

  private final MongoDatabase database;
  private final String ownId;
  private final Instant now = Instant.now();
  private final Date expiresAt = Date.from(now.plus(Duration.ofDays(40)));
  private final String week;
  private final int[] usersWith = new int[MAX_POINTS];
  private int stored;

  /**
   * @param ownId the user who is in the middle of the leaderboard
   */
  CommunityRecords(MongoDatabase database, String ownId) {
    this.database = database;
    this.ownId = ownId;
    this.week =
        DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY)
            .format(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  /** Adds what is missing until there are as many posts, members and scores. */
  void growTo(int size) {
    if (stored == 0) {
      putOwnScore();
    }
    insert("members", size, CommunityRecords::member);
    insert("communityposts", size, this::post);
    insert("leaderboardscores", size, this::score);
    stored = size;
    countScores();
  }

  private void insert(String collection, int size, IntFunction<Document> document) {
    for (int from = stored; from < size; from += BATCH) {
      List<Document> batch =
          IntStream.range(from, Math.min(size, from + BATCH)).mapToObj(document).toList();
      database.getCollection(collection).insertMany(batch, UNORDERED);
    }
  }

  private static String userId(int n) {
    return new UUID(n, n).toString();
  }

  private static Document member(int n) {
    return new Document("_id", userId(n))
        .append("name", "Member " + n)
        .append("showsActivity", true)
        .append("revision", 1L);
  }

  /** A word that few posts have, however many there are. */
  static String topic(int n) {
    return "topic" + n / OF_TOPIC;
  }

  /** Where the feed of new posts goes on after the n-th one. */
  String cursor(int n) {
    Document post = post(n);
    String last = post.getDate("at").getTime() + " " + post.getString("_id");
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private Document post(int n) {
    Random random = new Random(n);
    long seconds = (long) (random.nextDouble() * PUBLISHED_WITHIN.toSeconds());
    Instant at = now.minusSeconds(seconds);
    String author = userId(random.nextInt(AUTHORS));
    String tag = "tag-" + random.nextInt(TAGS);
    List<String> feeds = List.of("all", "tag:" + tag, "category:general", "author:" + author);
    long likes = (long) (MAX_LIKES * Math.pow(random.nextDouble(), 4));
    String text = words(random);
    return new Document("_id", "p-" + new UUID(random.nextLong(), n))
        .append("author", author)
        .append("title", "About " + topic(n) + " and " + word(random))
        .append("content", text)
        .append("html", "<p>" + text + "</p>")
        .append("excerpt", text.substring(0, Math.min(280, text.length())))
        .append("category", "general")
        .append("tags", List.of(tag))
        .append("mentioned", List.of())
        .append("state", "published")
        .append("visibility", "visible")
        .append("flags", List.of())
        .append("locked", false)
        .append("version", 1)
        .append("createdAt", Date.from(at))
        .append("at", Date.from(at))
        .append("publishedAt", Date.from(at))
        .append("changedAt", changedAt(n))
        .append("history", List.of())
        .append("feeds", feeds)
        .append("periods", periods(at, feeds))
        .append("hot", Math.log10(Math.max(1, likes)) + at.getEpochSecond() / SECONDS_OF_A_DECADE)
        .append("likeCount", likes)
        .append("commentCount", 0L)
        .append("viewCount", 10 * likes);
  }

  /** In the order in which they are stored, in which the search index reads them. */
  private Date changedAt(int n) {
    return Date.from(now.minus(Duration.ofDays(30)).plusSeconds(n));
  }

  private static List<String> periods(Instant at, List<String> feeds) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    int year = day.get(IsoFields.WEEK_BASED_YEAR);
    String week = year + "w" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    String month = day.toString().substring(0, "2026-01".length());
    return Stream.of(day.toString(), week, month, String.valueOf(day.getYear()), "")
        .flatMap(period -> feeds.stream().map(feed -> period + "|" + feed))
        .toList();
  }

  private static String words(Random random) {
    return IntStream.range(0, WORDS).mapToObj(_ -> word(random)).collect(Collectors.joining(" "));
  }

  /** The n-th most frequent word is one n-th as frequent as the first, as in languages. */
  private static String word(Random random) {
    return "w" + (int) Math.pow(VOCABULARY, random.nextDouble());
  }

  private Document score(int n) {
    Random random = new Random(n);
    int points = 1 + (int) ((MAX_POINTS - 1) * Math.pow(random.nextDouble(), 4));
    return score(userId(n), points).append("place", new UUID(random.nextLong(), n).toString());
  }

  private Document score(String userId, int points) {
    usersWith[points]++;
    return new Document("_id", week + "/" + userId)
        .append("board", week)
        .append("userId", userId)
        .append("points", points)
        .append("revision", 1L)
        .append("expiresAt", expiresAt);
  }

  /** In place of what the user got for the login. */
  private void putOwnScore() {
    Document own = score(ownId, MEDIAN).append("place", ownId);
    database
        .getCollection("leaderboardscores")
        .replaceOne(new Document("_id", own.get("_id")), own, UPSERT);
  }

  /** By each digit of a score to the base 256, after the digits before it. */
  private void countScores() {
    Map<String, Document> counts = new HashMap<>();
    for (int points = 1; points < MAX_POINTS; points++) {
      for (int level = 0; level < LEVELS; level++) {
        int digits = points >> BITS * (LEVELS - 1 - level);
        counts
            .computeIfAbsent(week + "/" + level + "/" + digits / DIGITS, _ -> new Document())
            .merge(String.valueOf(digits % DIGITS), usersWith[points], CommunityRecords::sum);
      }
    }
    MongoCollection<Document> ranks = database.getCollection("leaderboardranks");
    counts.forEach((id, n) ->
        ranks.replaceOne(
            new Document("_id", id),
            new Document("_id", id).append("n", n).append("expiresAt", expiresAt),
            UPSERT));
  }

  private static Object sum(Object one, Object other) {
    return (int) one + (int) other;
  }
}
