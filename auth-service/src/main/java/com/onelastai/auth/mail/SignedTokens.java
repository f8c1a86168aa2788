package com.onelastai.auth.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Tokens in mails: a user and a nonce, signed for one kind of mail. Whether the nonce is still
 * valid is stored with the user.
 */
@Component
public final class SignedTokens {

  private static final int MIN_SECRET_LENGTH = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String secret;

  @Autowired
  SignedTokens(MailProperties properties) {
    this(properties.tokenSecret());
  }

  SignedTokens(String secret) {
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new InvalidConfigurationPropertyValueException(
          "onelastai.mail.token-secret",
          "(not shown)",
          "ONELASTAI_MAIL_TOKEN_SECRET has less than " + MIN_SECRET_LENGTH + " characters.");
    }
    this.secret = secret;
  }

  public record Token(String userId, String nonce) {}

  /** Creates a token that needs no escaping in a URL. */
  public String issue(MailKind kind, String userId, String nonce) {
    String content = ENCODER.encodeToString((userId + " " + nonce).getBytes(UTF_8));
    return content + "." + ENCODER.encodeToString(sign(kind, content));
  }

  /** Verifies a token; empty if it was not issued by {@link #issue} for this kind of mail. */
  public Optional<Token> read(MailKind kind, String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      if (!MessageDigest.isEqual(sign(kind, parts[0]), DECODER.decode(parts[1]))) {
        return Optional.empty();
      }
      String[] content = new String(DECODER.decode(parts[0]), UTF_8).split(" ", 2);
      return Optional.of(new Token(content[0], content[1]));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private byte[] sign(MailKind kind, String content) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(kind + " " + content);
  }
}
