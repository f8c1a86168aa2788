package com.onelastai.auth.avatar;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.Users;
import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The avatars in {@code userprofiles}. */
@Service
public class Avatars implements UserDataHolder {

  private static final int VERSION_LENGTH = 16;

  static final int SIDE = 512;

  private final Accounts accounts;
  private final Users users;
  private final PictureMaker maker;
  private final SecurityLog log;
  private final MongoOperations mongo;
  private final Clock clock;

  Avatars(
      Accounts accounts,
      Users users,
      PictureMaker maker,
      SecurityLog log,
      MongoOperations mongo,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.maker = maker;
    this.log = log;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Returns the URL of the new avatar. */
  String replace(String userId, InputStreamSource file, Client client) {
    accounts.require(userId);
    byte[] png = maker.png(file, Crop.SQUARE, SIDE);
    Instant now = clock.instant();
    String version = DigestUtils.sha256Hex(png).substring(0, VERSION_LENGTH);
    Update stored = new Update().set("avatar", new Picture(png, version, now));
    mongo.upsert(byId(userId), stored, UserProfile.class);
    String address = AvatarController.ADDRESS.replace("{userId}", userId) + "?v=" + version;
    if (!users.update(userId, new Update().set("avatar", address).set("updatedAt", now))) {
      // The account was erased meanwhile.
      erase(userId);
      throw ApiException.notFound("user");
    }
    logChange(userId, client);
    return address;
  }

  void remove(String userId, Client client) {
    if (accounts.require(userId).avatar() != null) {
      users.update(userId, new Update().unset("avatar").set("updatedAt", clock.instant()));
      logChange(userId, client);
    }
    mongo.updateFirst(byId(userId), new Update().unset("avatar"), UserProfile.class);
  }

  /**
   * @throws ApiException 404 if there is none that the caller may see
   */
  Picture show(String userId, @Nullable Caller caller) {
    return users
        .find(userId)
        .filter(user -> user.isVisibleTo(caller))
        .flatMap(user -> find(userId))
        .orElseThrow(() -> ApiException.notFound("avatar"));
  }

  private void logChange(String userId, Client client) {
    log.add(userId, SecurityEvent.PROFILE_CHANGED, client, Map.of("fields", "avatar"));
  }

  private Optional<Picture> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, UserProfile.class)).map(UserProfile::avatar);
  }

  /** The picture as a PNG file. */
  public Optional<byte[]> png(String userId) {
    return find(userId).map(Picture::png);
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
   * @param png a square of at most {@value #SIDE} pixels a side
   * @param version changes with the content
   */
  record Picture(byte[] png, String version, Instant storedAt) {}

  /**
   * The parts of a profile that are too large for {@code users}.
   *
   * @param id the user's
   */
  @Document("userprofiles")
  record UserProfile(@Id String id, @Nullable Picture avatar) {}
}
