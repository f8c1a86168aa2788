package com.onelastai.support.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Keys of the curve P-256 as web push writes them: a point is 65 bytes, uncompressed. */
final class P256 {

  static final int POINT_LENGTH = 65;

  private static final int NUMBER_LENGTH = 32;
  private static final byte UNCOMPRESSED = 4;

  private P256() {}

  /**
   * @throws IllegalArgumentException if this is no point of the curve
   */
  static ECPublicKey publicKey(byte[] point) {
    try {
      return key(point).build().toECPublicKey();
    } catch (IllegalStateException | JOSEException notOnTheCurve) {
      throw new IllegalArgumentException("is no point of P-256", notOnTheCurve);
    }
  }

  static ECKey keyPair(byte[] point, byte[] secret) {
    return key(point).d(Base64URL.encode(secret)).build();
  }

  static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT_LENGTH];
    point[0] = UNCOMPRESSED;
    write(key.getW().getAffineX(), point, 1);
    write(key.getW().getAffineY(), point, 1 + NUMBER_LENGTH);
    return point;
  }

  static byte[] decode(String base64Url) {
    return Base64.getUrlDecoder().decode(base64Url);
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static ECKey.Builder key(byte[] point) {
    if (point.length != POINT_LENGTH || point[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("is no uncompressed point of P-256");
    }
    return new ECKey.Builder(
        Curve.P_256,
        Base64URL.encode(Arrays.copyOfRange(point, 1, 1 + NUMBER_LENGTH)),
        Base64URL.encode(Arrays.copyOfRange(point, 1 + NUMBER_LENGTH, POINT_LENGTH)));
  }

  private static void write(BigInteger number, byte[] to, int start) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, NUMBER_LENGTH);
    System.arraycopy(bytes, bytes.length - length, to, start + NUMBER_LENGTH - length, length);
  }
}
