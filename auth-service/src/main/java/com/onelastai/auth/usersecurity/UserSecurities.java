package com.onelastai.auth.usersecurity;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code usersecurities}. */
@Repository
public class UserSecurities implements UserDataHolder {

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  UserSecurities(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(UserSecurity.class);
  }

  public Optional<UserSecurity> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, UserSecurity.class));
  }

  /** Creates the document unless it exists. */
  public void ensure(String userId) {
    mongo.upsert(byId(userId), new Update().setOnInsert("_id", userId), UserSecurity.class);
  }

  /**
   * Updates the document and publishes the events, if the document matches.
   *
   * @param expected further conditions, for changes that must happen only once
   * @return whether it matched
   */
  public boolean update(String userId, Criteria expected, Update update, DomainEvent... events) {
    Query query = byId(userId).addCriteria(expected);
    return outbox.update(query, update, UserSecurity.class, events);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(byId(userId), UserSecurity.class);
  }

  private static Query byId(String userId) {
    return new Query(where("_id").is(userId));
  }

  /**
   * @param tokens by purpose, the one token of a mail that is still good
   * @param devices that signed in before, by their user agents
   * @param deviceCookies of browsers that signed in before
   */
  @Document(UserSecurity.COLLECTION)
  public record UserSecurity(
      @Id String id,
      @Nullable Map<String, MailToken> tokens,
      @Nullable List<KnownDevice> devices,
      @Nullable List<DeviceCookie> deviceCookies) {

    public static final String COLLECTION = "usersecurities";

    /**
     * @param nonce what the signed token names; useless without the signature
     * @param email the address that the token's mail was sent to
     */
    public record MailToken(String nonce, String email, Instant expiresAt) {}

    /**
     * @param hash of the cookie's secret
     * @param failures since the last login
     */
    public record DeviceCookie(String hash, int failures) {}

    /**
     * @param key what tells devices apart
     */
    public record KnownDevice(String key, Instant firstSeenAt) {}
  }
}
