package com.onelastai.auth.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens that mails carry: whom and which nonce they are for, signed for one kind of mail.
 * Whether the nonce is still good stands with the user.
 */
public final class SignedTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;

  SignedTokens(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  /** What a token names. */
  public record Token(String userId, String nonce) {}

  /** A token that needs no escaping in an address. */
  public String issue(MailKind kind, String userId, String nonce) {
    String content = ENCODER.encodeToString((userId + " " + nonce).getBytes(UTF_8));
    return content + "." + ENCODER.encodeToString(sign(kind, content));
  }

  /** Empty if it was not issued here for this kind of mail. */
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
