package com.onelastai.community.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Looks for the words of {@code flagged-words.txt}, and for texts that a member repeats: the
 * collection {@code communitytexts} has a hash of each recent one.
 */
@Component
class TextRules implements UserDataHolder {

  private static final String COLLECTION = "communitytexts";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final FindAndModifyOptions COUNT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);

  private final MongoOperations mongo;
  private final Clock clock;
  private final List<String> words;

  TextRules(MongoOperations mongo, IndexCreation indexes, Clock clock) throws IOException {
    this.mongo = mongo;
    this.clock = clock;
    this.words =
        new ClassPathResource("flagged-words.txt")
            .getContentAsString(UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(TextRules::normalize)
            .toList();
    indexes.requireExpiry(COLLECTION);
  }

  boolean hasFlaggedWords(String text) {
    String normal = normalize(text);
    return words.stream().anyMatch(normal::contains);
  }

  /** Whether the member has written this too often lately; it counts as written now. */
  boolean isRepeated(String userId, String text, TrustRules.Repetition rule) {
    String normal = normalize(text);
    if (normal.length() < rule.from()) {
      return false;
    }
    Query same = new Query(where("_id").is(userId + "/" + hash(normal)));
    Update more =
        new Update()
            .inc("count", 1)
            .setOnInsert(Expires.FIELD, clock.instant().plus(Duration.ofHours(rule.hours())));
    Document written =
        Objects.requireNonNull(mongo.findAndModify(same, more, COUNT, Document.class, COLLECTION));
    return written.getInteger("count") > rule.allowed();
  }

  /** The words in lower case between single spaces, so that spelling games change little. */
  private static String normalize(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return " " + BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip() + " ";
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
      throw new IllegalStateException(everyRuntimeHasIt);
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").regex("^" + Pattern.quote(userId + "/"))), COLLECTION);
  }
}
