package com.onelastai.support.notification.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser (RFC 8291), as a single record of RFC 8188. */
final class PushEncryption {

  /** Push services must accept 4096 bytes; this is what a record's overhead leaves of them. */
  static final int MAX_MESSAGE = 3_993;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RECORD_SIZE = 4_096;
  private static final int SALT_LENGTH = 16;
  private static final int KEY_LENGTH = 16;
  private static final int NONCE_LENGTH = 12;
  private static final int SECRET_LENGTH = 32;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * @param receiver the browser's public key
   * @param auth the browser's secret
   */
  static byte[] encrypt(byte[] message, byte[] receiver, byte[] auth) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      byte[] salt = new byte[SALT_LENGTH];
      RANDOM.nextBytes(salt);
      return encrypt(message, receiver, auth, generator.generateKeyPair(), salt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param sender of this message alone
   */
  static byte[] encrypt(byte[] message, byte[] receiver, byte[] auth, KeyPair sender, byte[] salt)
      throws GeneralSecurityException {
    if (message.length > MAX_MESSAGE) {
      throw new IllegalArgumentException("The message has more than " + MAX_MESSAGE + " bytes");
    }
    byte[] point = P256.point((ECPublicKey) sender.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(sender.getPrivate());
    agreement.doPhase(P256.publicKey(receiver), true);
    byte[] shared =
        derive(
            auth,
            agreement.generateSecret(),
            join("WebPush: info\0".getBytes(US_ASCII), receiver, point),
            SECRET_LENGTH);

    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(derive(salt, shared, info("aes128gcm"), KEY_LENGTH), "AES"),
        new GCMParameterSpec(TAG_BITS, derive(salt, shared, info("nonce"), NONCE_LENGTH)));
    byte[] header =
        ByteBuffer.allocate(SALT_LENGTH + Integer.BYTES + 1 + P256.POINT_LENGTH)
            .put(salt)
            .putInt(RECORD_SIZE)
            .put((byte) P256.POINT_LENGTH)
            .put(point)
            .array();
    return join(header, cipher.doFinal(join(message, new byte[] {LAST_RECORD})));
  }

  private static byte[] info(String use) {
    return ("Content-Encoding: " + use + "\0").getBytes(US_ASCII);
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, length));
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
