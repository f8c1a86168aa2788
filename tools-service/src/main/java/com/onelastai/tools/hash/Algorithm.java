package com.onelastai.tools.hash;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.jspecify.annotations.Nullable;

/** The algorithms by the names of their standards. */
enum Algorithm {
  MD5("MD5", MD5Digest::new),
  SHA_1("SHA-1", SHA1Digest::new),
  SHA_224("SHA-224", SHA224Digest::new),
  SHA_256("SHA-256", SHA256Digest::new),
  SHA_384("SHA-384", SHA384Digest::new),
  SHA_512("SHA-512", SHA512Digest::new),
  SHA_512_256("SHA-512/256", () -> new SHA512tDigest(256)),
  SHA3_224("SHA3-224", () -> new SHA3Digest(224)),
  SHA3_256("SHA3-256", () -> new SHA3Digest(256)),
  SHA3_384("SHA3-384", () -> new SHA3Digest(384)),
  SHA3_512("SHA3-512", () -> new SHA3Digest(512)),
  BLAKE2S_256("BLAKE2s-256", () -> new Blake2sDigest(256)),
  BLAKE2B_256("BLAKE2b-256", () -> new Blake2bDigest(256)),
  BLAKE2B_512("BLAKE2b-512", () -> new Blake2bDigest(512)),
  BLAKE3("BLAKE3", () -> new Blake3Digest(256)),
  RIPEMD_160("RIPEMD-160", RIPEMD160Digest::new),
  CRC_32("CRC-32", null, CRC32::new),
  CRC_32C("CRC-32C", null, CRC32C::new),
  BCRYPT("bcrypt", null, null),
  ARGON2ID("Argon2id", null, null);

  private final String standardName;
  private final @Nullable Supplier<Digest> digest;
  private final @Nullable Supplier<Checksum> checksum;

  Algorithm(String standardName, Supplier<Digest> digest) {
    this(standardName, digest, null);
  }

  Algorithm(
      String standardName,
      @Nullable Supplier<Digest> digest,
      @Nullable Supplier<Checksum> checksum) {
    this.standardName = standardName;
    this.digest = digest;
    this.checksum = checksum;
  }

  @JsonValue
  String standardName() {
    return standardName;
  }

  /** Null if this is no digest. */
  @Nullable Digest digest() {
    return digest == null ? null : digest.get();
  }

  /** Null if this is no checksum. */
  @Nullable Checksum checksum() {
    return checksum == null ? null : checksum.get();
  }

  /** Whether this is made for passwords: slow, and with a salt. */
  boolean isForPasswords() {
    return this == BCRYPT || this == ARGON2ID;
  }
}
