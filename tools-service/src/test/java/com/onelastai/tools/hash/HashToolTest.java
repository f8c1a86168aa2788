package com.onelastai.tools.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.hash.HashInput.Encoding;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashToolTest {

  private final HashTool tool = new HashTool();

  /** RFC 1321, FIPS 180-4 and FIPS 202 (NIST's examples), RFC 7693, BLAKE3's and CRC's of "abc". */
  @ParameterizedTest
  @CsvSource({
    "MD5, 900150983cd24fb0d6963f7d28e17f72",
    "SHA_1, a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA_224, 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
    "SHA_256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "SHA_512_256, 53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
    "SHA3_256, 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    "BLAKE2S_256, 508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982",
    "BLAKE3, 6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
    "RIPEMD_160, 8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
    "CRC_32, 352441c2",
    "CRC_32C, 364b3fb7"
  })
  void vectorsOfTheStandards(Algorithm algorithm, String value) {
    assertThat(hash(algorithm, "abc", null)).isEqualTo(value);
  }

  /** RFC 4231, test case 2. */
  @Test
  void digestWithAKeyIsAnHmac() {
    assertThat(hash(Algorithm.SHA_256, "what do ya want for nothing?", "Jefe"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void bytesCanBeGivenInHexadecimalAndBase64() {
    assertThat(run("616263", Encoding.HEX, null).hashes())
        .isEqualTo(run("YWJj", Encoding.BASE64, null).hashes())
        .isEqualTo(run("abc", Encoding.UTF8, null).hashes());
    assertThatThrownBy(() -> run("61626", Encoding.HEX, null)).isInstanceOf(ApiException.class);
  }

  @Test
  void allDigestsAndChecksumsAreTheDefaultAndWithAKeyAllDigests() {
    assertThat(run("abc", null, null).hashes()).hasSize(18);
    assertThat(run("abc", null, "key").hashes()).hasSize(16);
  }

  @Test
  void passwordHashIsSaltedAndVerifies() {
    String first = hash(Algorithm.BCRYPT, "correct horse", null);
    assertThat(first)
        .startsWith("$2b$10$")
        .isNotEqualTo(hash(Algorithm.BCRYPT, "correct horse", null));
    assertThat(OpenBSDBCrypt.checkPassword(first, "correct horse".toCharArray())).isTrue();
    assertThat(hash(Algorithm.ARGON2ID, "correct horse", null))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void passwordThatBcryptWouldCutIsRefused() {
    assertThatThrownBy(() -> hash(Algorithm.BCRYPT, "x".repeat(73), null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("72 bytes");
  }

  @Test
  void checksumTakesNoKey() {
    assertThatThrownBy(() -> hash(Algorithm.CRC_32, "abc", "key"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("takes no key");
  }

  private String hash(Algorithm algorithm, String text, @Nullable String key) {
    return tool.run(new HashInput(text, null, List.of(algorithm), key, null, null, null))
        .hashes()
        .getFirst()
        .value();
  }

  private HashResult run(String text, @Nullable Encoding encoding, @Nullable String key) {
    return tool.run(new HashInput(text, encoding, null, key, null, null, null));
  }
}
