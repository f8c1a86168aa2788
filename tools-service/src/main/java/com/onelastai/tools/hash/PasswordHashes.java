package com.onelastai.tools.hash;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes with a random salt, in the formats in which password files have them. */
final class PasswordHashes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int BCRYPT_COST = 10;

  /** Longer passwords would be cut without a word. */
  private static final int BCRYPT_MAX = 72;

  private static final int ARGON2_MEMORY = 19_456;
  private static final int ARGON2_ITERATIONS = 2;

  private PasswordHashes() {}

  static String hash(Algorithm algorithm, byte[] password, HashInput input) {
    return algorithm == Algorithm.BCRYPT ? bcrypt(password, input) : argon2id(password, input);
  }

  private static String bcrypt(byte[] password, HashInput input) {
    if (password.length > BCRYPT_MAX) {
      throw HashTool.invalid("text", "too_long", "must be at most 72 bytes for bcrypt");
    }
    int cost = Objects.requireNonNullElse(input.bcryptCost(), BCRYPT_COST);
    return OpenBSDBCrypt.generate("2b", password, salt(), cost);
  }

  private static String argon2id(byte[] password, HashInput input) {
    int memory = Objects.requireNonNullElse(input.argon2Memory(), ARGON2_MEMORY);
    int iterations = Objects.requireNonNullElse(input.argon2Iterations(), ARGON2_ITERATIONS);
    byte[] salt = salt();
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(iterations)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    generator.generateBytes(password, hash);
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(memory, iterations, BASE64.encodeToString(salt), BASE64.encodeToString(hash));
  }

  private static byte[] salt() {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return salt;
  }
}
