package com.onelastai.support.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tokens that prove that their holder got a mail. A token is valid for one purpose and says what it
 * is about; whether that is still open is the feature's to check.
 */
@Component
public final class SignedLinks {

  private static final int MIN_SECRET_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final String secret;

  SignedLinks(@Value("${onelastai.links.secret}") String secret) {
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new IllegalArgumentException(
          "ONELASTAI_SUPPORT_LINK_SECRET has less than " + MIN_SECRET_LENGTH + " characters");
    }
    this.secret = secret;
  }

  /**
   * Creates a token that needs no escaping in a URL.
   *
   * @param purpose what the token is for, such as {@code cancel-booking}
   * @param subject what it is about, such as the id of the booking
   */
  public String sign(String purpose, String subject) {
    return ENCODER.encodeToString(subject.getBytes(UTF_8))
        + "."
        + ENCODER.encodeToString(signature(purpose, subject));
  }

  /** The subject of a token; empty if it was not created by {@link #sign} for this purpose. */
  public Optional<String> read(String purpose, String token) {
    return read(purpose, token, DECODER::decode);
  }

  /** A token without upper case, for what may lose its case on the way, as addresses do. */
  public String hex(String purpose, String subject) {
    return Hex.encodeHexString(subject.getBytes(UTF_8))
        + "."
        + Hex.encodeHexString(signature(purpose, subject));
  }

  /** The subject of a token that {@link #hex} created for this purpose. */
  public Optional<String> readHex(String purpose, String token) {
    return read(purpose, token, Hex::decodeHex);
  }

  private Optional<String> read(String purpose, String token, TextDecoder decoder) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      String subject = new String(decoder.decode(token.substring(0, dot)), UTF_8);
      byte[] signature = decoder.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature(purpose, subject), signature)
          ? Optional.of(subject)
          : Optional.empty();
    } catch (IllegalArgumentException | DecoderException undecodable) {
      return Optional.empty();
    }
  }

  private interface TextDecoder {
    byte[] decode(String text) throws DecoderException;
  }

  private byte[] signature(String purpose, String subject) {
    byte[] whole =
        new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac(purpose + "\n" + subject);
    return Arrays.copyOf(whole, SIGNATURE_LENGTH);
  }
}
