package com.onelastai.support.notification.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts messages as a browser does, step by step after RFC 8291. */
public final class Browser {

  private static final int HEADER = 86;

  private final KeyPair keys;
  private final byte[] auth = new byte[16];

  public Browser() {
    new SecureRandom().nextBytes(auth);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public String p256dh() {
    return P256.encode(point());
  }

  public String auth() {
    return P256.encode(auth);
  }

  byte[] encrypt(byte[] message) {
    return PushEncryption.encrypt(message, point(), auth);
  }

  public byte[] decrypt(byte[] body) {
    try {
      byte[] salt = Arrays.copyOf(body, 16);
      byte[] sender = Arrays.copyOfRange(body, 21, HEADER);
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(keys.getPrivate());
      agreement.doPhase(P256.publicKey(sender), true);
      byte[] info =
          ByteBuffer.allocate(14 + 130)
              .put("WebPush: info\0".getBytes(US_ASCII))
              .put(point())
              .put(sender)
              .array();
      byte[] shared = expand(hmac(auth, agreement.generateSecret()), info);
      byte[] random = hmac(salt, shared);
      byte[] key = expand(random, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII));
      byte[] nonce = expand(random, "Content-Encoding: nonce\0".getBytes(US_ASCII));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, 0, 16, "AES"),
          new GCMParameterSpec(128, nonce, 0, 12));
      byte[] padded = cipher.doFinal(body, HEADER, body.length - HEADER);
      if (padded[padded.length - 1] != 2) {
        throw new AssertionError("not the last record");
      }
      return Arrays.copyOf(padded, padded.length - 1);
    } catch (GeneralSecurityException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private byte[] point() {
    return P256.point((ECPublicKey) keys.getPublic());
  }

  /** The first block of HKDF's expansion. */
  private static byte[] expand(byte[] key, byte[] info) throws GeneralSecurityException {
    byte[] block = Arrays.copyOf(info, info.length + 1);
    block[info.length] = 1;
    return hmac(key, block);
  }

  private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }
}
