package com.onelastai.auth.usersecurity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * @param tokens by purpose, the one token of a mail that is still good
 * @param devices that signed in before
 */
@Document(UserSecurity.COLLECTION)
public record UserSecurity(
    @Id String id, @Nullable Map<String, MailToken> tokens, @Nullable List<KnownDevice> devices) {

  public static final String COLLECTION = "usersecurities";

  /**
   * @param nonce what the signed token names; useless without the signature
   * @param email the address that the token's mail was sent to
   */
  public record MailToken(String nonce, String email, Instant expiresAt) {}

  /**
   * @param key what tells devices apart
   */
  public record KnownDevice(String key, Instant firstSeenAt) {}
}
