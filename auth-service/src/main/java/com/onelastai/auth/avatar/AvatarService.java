package com.onelastai.auth.avatar;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.avatar.Avatars.Picture;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

@Service
class AvatarService {

  private static final int VERSION_LENGTH = 16;

  private final Accounts accounts;
  private final Users users;
  private final Avatars avatars;
  private final PictureMaker maker;
  private final SecurityLog log;
  private final Clock clock;

  AvatarService(
      Accounts accounts,
      Users users,
      Avatars avatars,
      PictureMaker maker,
      SecurityLog log,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.avatars = avatars;
    this.maker = maker;
    this.log = log;
    this.clock = clock;
  }

  /** Returns the URL of the new avatar. */
  String replace(String userId, InputStreamSource file, Client client) {
    accounts.require(userId);
    byte[] png = maker.png(file);
    Instant now = clock.instant();
    String version = version(png);
    avatars.store(userId, new Picture(png, version, now));
    String address = AvatarController.ADDRESS.replace("{userId}", userId) + "?v=" + version;
    if (!users.update(userId, new Update().set("avatar", address).set("updatedAt", now))) {
      // The account was erased meanwhile.
      avatars.erase(userId);
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
    avatars.remove(userId);
  }

  /**
   * @throws ApiException 404 if there is none that the caller may see
   */
  Picture show(String userId, @Nullable Caller caller) {
    return users
        .find(userId)
        .filter(user -> user.isVisibleTo(caller))
        .flatMap(user -> avatars.find(userId))
        .orElseThrow(() -> ApiException.notFound("avatar"));
  }

  private void logChange(String userId, Client client) {
    log.add(userId, SecurityEvent.PROFILE_CHANGED, client, Map.of("fields", "avatar"));
  }

  private static String version(byte[] png) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(png);
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
