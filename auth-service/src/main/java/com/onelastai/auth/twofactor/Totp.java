package com.onelastai.auth.twofactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.UriUtils;

/** One-time passwords of authenticator apps: six digits, a new code every 30 seconds. */
final class Totp {

  private static final String ISSUER = "OneLastAI";
  private static final int SECRET_BYTES = 20;

  /** Codes are accepted one step early or late, as in Keycloak. */
  private static final int TOLERANCE = 1;

  private static final int QR_SIZE = 256;
  private static final int WHITE = 0xFFFFFF;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  /** Creates a secret in Base32. */
  static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Base32().encodeToString(secret);
  }

  static boolean matches(String secret, String otp, Instant now) {
    SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), GENERATOR.getAlgorithm());
    boolean matches = false;
    for (int step = -TOLERANCE; step <= TOLERANCE; step++) {
      matches |= code(key, now.plus(GENERATOR.getTimeStep().multipliedBy(step))).equals(otp);
    }
    return matches;
  }

  private static String code(SecretKeySpec key, Instant time) {
    try {
      return GENERATOR.generateOneTimePasswordString(key, time);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The URI that an app reads from the QR code. */
  static String uri(String secret, String email) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(ISSUER, UriUtils.encode(email, UTF_8), secret, ISSUER);
  }

  /** Draws a QR code, as a data URI for {@code <img src>}. */
  static String qrCode(String text) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(text), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private static BufferedImage draw(String text) {
    BitMatrix dots = encode(text);
    BufferedImage image = new BufferedImage(QR_SIZE, QR_SIZE, BufferedImage.TYPE_BYTE_BINARY);
    for (int x = 0; x < QR_SIZE; x++) {
      for (int y = 0; y < QR_SIZE; y++) {
        if (!dots.get(x, y)) {
          image.setRGB(x, y, WHITE);
        }
      }
    }
    return image;
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, QR_SIZE, QR_SIZE);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(tooLong);
    }
  }
}
