package com.onelastai.gateway.visit;

import com.onelastai.events.tracking.SessionIds;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * The values of the two cookies: {@code <visitor>.<mac>} and {@code
 * <session>.<lastSeenEpochSeconds>.<mac>}. The session's MAC covers the visitor as well, so a
 * session cookie is invalid together with another visitor's, and a valid one proves both.
 */
@Component
final class VisitCookies {

  /** A session and its visitor. */
  record Session(String visitorId, String sessionId, long lastSeen) {

    Session seenAt(long now) {
      return new Session(visitorId, sessionId, now);
    }
  }

  private static final int MIN_SECRET_LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_LENGTH = 36;
  private static final int MAC_BYTES = 16;
  private static final int MAC_LENGTH = 22;

  private final SecretKey key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::createMac);

  @Autowired
  VisitCookies(VisitProperties properties) {
    this(properties.cookieSecret());
  }

  VisitCookies(String secret) {
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new InvalidConfigurationPropertyValueException(
          "onelastai.visit.cookie-secret",
          "(not shown)",
          "ONELASTAI_COOKIE_SECRET has less than " + MIN_SECRET_LENGTH + " characters.");
    }
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * The id of a visit that begins in a span of time. It is the same at each gateway, so that
   * several calls that a browser makes at once begin one visit.
   */
  String newSessionId(String visitorId, Instant span) {
    return SessionIds.of(span, mac("new:" + visitorId + span.toEpochMilli()));
  }

  /** The visitor that stands for a user's calls without cookies. */
  String visitorOf(String userId) {
    return UUID.nameUUIDFromBytes(mac("user:" + userId)).toString();
  }

  /** A name that does not tell what it was made of. */
  String nameOfClient(String description) {
    return sign("client:" + description);
  }

  /** The visitor that stands for a browser which carries its visit; never one of a cookie. */
  String visitorOfBrowser(String browserId) {
    return UUID.nameUUIDFromBytes(mac("browser:" + browserId)).toString();
  }

  String visitor(String visitorId) {
    return visitorId + '.' + sign("visitor:" + visitorId);
  }

  String session(Session session) {
    return session.sessionId() + '.' + session.lastSeen() + '.' + sign(content(session));
  }

  @Nullable String readVisitor(@Nullable String cookie) {
    if (cookie == null || cookie.length() != ID_LENGTH + 1 + MAC_LENGTH) {
      return null;
    }
    String visitorId = cookie.substring(0, ID_LENGTH);
    return cookie.charAt(ID_LENGTH) == '.'
            && matches("visitor:" + visitorId, cookie.substring(ID_LENGTH + 1))
        ? visitorId
        : null;
  }

  @Nullable Session readSession(@Nullable String visitorCookie, @Nullable String sessionCookie) {
    if (visitorCookie == null
        || sessionCookie == null
        || visitorCookie.length() != ID_LENGTH + 1 + MAC_LENGTH) {
      return null;
    }
    int mac = sessionCookie.lastIndexOf('.');
    if (mac < ID_LENGTH + 2 || mac > ID_LENGTH + 1 + 18 || sessionCookie.charAt(ID_LENGTH) != '.') {
      return null;
    }
    try {
      long lastSeen = Long.parseLong(sessionCookie, ID_LENGTH + 1, mac, 10);
      Session session =
          new Session(
              visitorCookie.substring(0, ID_LENGTH),
              sessionCookie.substring(0, ID_LENGTH),
              lastSeen);
      return matches(content(session), sessionCookie.substring(mac + 1)) ? session : null;
    } catch (NumberFormatException madeUp) {
      return null;
    }
  }

  private static String content(Session session) {
    return "session:" + session.visitorId() + session.sessionId() + session.lastSeen();
  }

  boolean matches(String content, String mac) {
    return MessageDigest.isEqual(
        sign(content).getBytes(StandardCharsets.ISO_8859_1),
        mac.getBytes(StandardCharsets.ISO_8859_1));
  }

  String sign(String content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(content));
  }

  private byte[] mac(String content) {
    byte[] mac = macs.get().doFinal(content.getBytes(StandardCharsets.ISO_8859_1));
    return Arrays.copyOf(mac, MAC_BYTES);
  }

  private Mac createMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
