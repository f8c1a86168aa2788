package com.onelastai.tools.hash;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.hash.HashInput.Encoding;
import com.onelastai.tools.hash.HashResult.Hash;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.Checksum;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class HashTool implements Tool<HashInput, HashResult> {

  @Override
  public ToolInfo<HashInput> info() {
    return new ToolInfo<>(
        "hash-generator",
        "Hash generator",
        Category.DEVELOPER,
        "Digests of FIPS 180-4 and FIPS 202, MD5 (RFC 1321), RIPEMD-160, BLAKE2 (RFC 7693) and "
            + "BLAKE3, the checksums CRC-32 and CRC-32C, HMAC (RFC 2104), and the password hashes "
            + "bcrypt and Argon2id (RFC 9106).",
        new HashInput(
            "The quick brown fox", null, List.of(Algorithm.SHA_256), null, null, null, null));
  }

  @Override
  public HashResult run(HashInput input) {
    byte[] bytes = bytes(input);
    List<Algorithm> algorithms =
        Objects.requireNonNullElseGet(input.algorithms(), () -> byDefault(input.key()));
    return new HashResult(
        bytes.length,
        algorithms.stream()
            .distinct()
            .map(algorithm -> new Hash(algorithm.standardName(), value(algorithm, bytes, input)))
            .toList());
  }

  private static List<Algorithm> byDefault(@Nullable String key) {
    return Arrays.stream(Algorithm.values())
        .filter(algorithm -> !algorithm.isForPasswords())
        .filter(algorithm -> key == null || algorithm.digest() != null)
        .toList();
  }

  private static byte[] bytes(HashInput input) {
    Encoding encoding = Objects.requireNonNullElse(input.encoding(), Encoding.UTF8);
    try {
      return switch (encoding) {
        case UTF8 -> input.text().getBytes(StandardCharsets.UTF_8);
        case HEX -> HexFormat.of().parseHex(input.text().strip());
        case BASE64 -> Base64.getDecoder().decode(input.text().strip());
      };
    } catch (IllegalArgumentException malformed) {
      throw invalid("text", "malformed", "is not " + encoding.value());
    }
  }

  private static String value(Algorithm algorithm, byte[] bytes, HashInput input) {
    Digest digest = algorithm.digest();
    if (digest != null) {
      return hex(input.key() == null ? digest(digest, bytes) : mac(digest, bytes, input.key()));
    }
    if (input.key() != null) {
      throw invalid("key", "not_a_digest", algorithm.standardName() + " takes no key");
    }
    Checksum checksum = algorithm.checksum();
    if (checksum != null) {
      checksum.update(bytes);
      return String.format("%08x", checksum.getValue());
    }
    return PasswordHashes.hash(algorithm, bytes, input);
  }

  private static byte[] digest(Digest digest, byte[] bytes) {
    byte[] value = new byte[digest.getDigestSize()];
    digest.update(bytes, 0, bytes.length);
    digest.doFinal(value, 0);
    return value;
  }

  private static byte[] mac(Digest digest, byte[] bytes, String key) {
    HMac mac = new HMac(digest);
    mac.init(new KeyParameter(key.getBytes(StandardCharsets.UTF_8)));
    mac.update(bytes, 0, bytes.length);
    byte[] value = new byte[mac.getMacSize()];
    mac.doFinal(value, 0);
    return value;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
