package com.onelastai.auth.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

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
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
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
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((kind + " " + content).getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
