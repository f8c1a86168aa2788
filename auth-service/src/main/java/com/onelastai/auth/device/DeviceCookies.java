package com.onelastai.auth.device;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.DeviceCookie;
import com.onelastai.starter.random.RandomToken;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Secret cookies of browsers that have signed in to an account. Each browser counts its own
 * failures, so that those of strangers do not lock it out.
 */
@Component
public class DeviceCookies {

  /** A script without a cookie jar gets a new one at each login. */
  private static final int MAX = 20;

  private static final int BYTES = 32;

  private static final String COOKIES = "deviceCookies";
  private static final String FAILURES = COOKIES + ".$[device].failures";

  private final Users users;
  private final UserSecurities securities;
  private final int failures;

  DeviceCookies(
      Users users, UserSecurities securities, @Value("${onelastai.login.failures}") int failures) {
    this.users = users;
    this.securities = securities;
    this.failures = failures;
  }

  /**
   * Counts a failure in advance, so that concurrent attempts have no more tries.
   *
   * @param email that someone signs in with
   * @return the id of the user, if the cookie is known to them and has tries left
   */
  public Optional<String> tryLogin(String email, @Nullable String cookie) {
    if (cookie == null) {
      return Optional.empty();
    }
    Update failed = new Update().inc(FAILURES, 1);
    return users
        .findByEmail(email)
        .map(User::id)
        .filter(id -> update(id, cookie, where("failures").lt(failures), failed));
  }

  /** Takes the failure back, if neither a password nor a code was wrong. */
  public void didNotFail(String userId, String cookie) {
    update(userId, cookie, where("failures").gt(0), new Update().inc(FAILURES, -1));
  }

  /**
   * Resets the count of a browser, or makes a cookie for a new one.
   *
   * @param known the cookie by which the browser signed in, if it was known and had tries left
   * @return the cookie from now on
   */
  public String signedIn(String userId, @Nullable String known) {
    Update reset = new Update().set(FAILURES, 0);
    return known != null && update(userId, known, new Criteria(), reset) ? known : add(userId);
  }

  /** Whether the account has this cookie and it is as expected. */
  private boolean update(String userId, String cookie, Criteria expected, Update update) {
    String hash = hash(cookie);
    return securities.update(
        userId,
        where(COOKIES).elemMatch(expected.and("hash").is(hash)),
        update.filterArray(where("device.hash").is(hash)));
  }

  private String add(String userId) {
    String cookie = RandomToken.next(BYTES);
    securities.ensure(userId);
    securities.update(
        userId,
        new Criteria(),
        new Update().push(COOKIES).slice(-MAX).each(new DeviceCookie(hash(cookie), 0)));
    return cookie;
  }

  /** For a new password: someone with the old one may have signed in. */
  public void forget(String userId) {
    securities.update(userId, new Criteria(), new Update().unset(COOKIES));
  }

  private static String hash(String cookie) {
    return DigestUtils.sha256Hex(cookie);
  }
}
