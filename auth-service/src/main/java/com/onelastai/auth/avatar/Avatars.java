package com.onelastai.auth.avatar;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The avatars in {@code userprofiles}. */
@Repository
public class Avatars implements UserDataHolder {

  private final MongoOperations mongo;

  Avatars(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<Picture> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, UserProfile.class)).map(UserProfile::avatar);
  }

  /** The picture as a PNG file. */
  public Optional<byte[]> png(String userId) {
    return find(userId).map(Picture::png);
  }

  void store(String userId, Picture picture) {
    mongo.upsert(byId(userId), new Update().set("avatar", picture), UserProfile.class);
  }

  void remove(String userId) {
    mongo.updateFirst(byId(userId), new Update().unset("avatar"), UserProfile.class);
  }

  /** Removes the whole document. */
  @Override
  public void erase(String userId) {
    mongo.remove(byId(userId), UserProfile.class);
  }

  private static Query byId(String userId) {
    return new Query(where("_id").is(userId));
  }

  /**
   * @param png a square of at most {@value PictureMaker#SIDE} pixels a side
   * @param version changes with the content
   */
  record Picture(byte[] png, String version, Instant storedAt) {}

  /**
   * The parts of a profile that are too large for {@code users}.
   *
   * @param id the user's
   */
  @Document(UserProfile.COLLECTION)
  record UserProfile(@Id String id, @Nullable Picture avatar) {

    static final String COLLECTION = "userprofiles";
  }
}
