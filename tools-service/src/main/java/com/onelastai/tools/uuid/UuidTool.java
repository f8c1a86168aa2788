package com.onelastai.tools.uuid;

import com.github.f4b6a3.ulid.UlidCreator;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.uuid.UuidInput.Kind;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class UuidTool implements Tool<UuidInput, UuidResult> {

  private static final String NANOID_ALPHABET =
      "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";
  private static final int NANOID_LENGTH = 21;

  private final SecureRandom random = new SecureRandom();

  @Override
  public ToolInfo<UuidInput> info() {
    return new ToolInfo<>(
        "uuid-generator",
        "UUID generator",
        Category.DEVELOPER,
        "Makes and decodes UUIDs of the versions 1 and 3 to 8 (RFC 9562), ULIDs, and makes NanoIDs.",
        new UuidInput(Kind.V7, 2, null, null, null, null, null));
  }

  @Override
  public UuidResult run(UuidInput input) {
    if (input.decode() != null) {
      return new UuidResult(List.of(), Decoder.decode(input.decode().strip()));
    }
    Supplier<String> next = generator(input);
    int count = Objects.requireNonNullElse(input.count(), 1);
    return new UuidResult(Stream.generate(next).limit(count).toList(), null);
  }

  private Supplier<String> generator(UuidInput input) {
    return switch (Objects.requireNonNullElse(input.kind(), Kind.V4)) {
      case V1 -> () -> UuidCreator.getTimeBased().toString();
      case V3 -> () -> UuidCreator.getNameBasedMd5(namespace(input), name(input)).toString();
      case V4 -> () -> UUID.randomUUID().toString();
      case V5 -> () -> UuidCreator.getNameBasedSha1(namespace(input), name(input)).toString();
      case V6 -> () -> UuidCreator.getTimeOrdered().toString();
      case V7 -> () -> UuidCreator.getTimeOrderedEpoch().toString();
      case V8 -> () -> custom(input).toString();
      case ULID -> () -> UlidCreator.getMonotonicUlid().toString();
      case NANOID -> () -> nanoId(Objects.requireNonNullElse(input.length(), NANOID_LENGTH));
    };
  }

  private static UUID namespace(UuidInput input) {
    return Objects.requireNonNullElseGet(input.namespace(), UuidNamespace.NAMESPACE_DNS::getValue);
  }

  private static String name(UuidInput input) {
    return required("name", input.name());
  }

  /** RFC 9562, section 5.8: all bits but those of the version and the variant are given. */
  private UUID custom(UuidInput input) {
    String custom = input.custom();
    BigInteger bits = custom == null ? new BigInteger(128, random) : new BigInteger(custom, 16);
    long high = bits.shiftRight(64).longValue() & ~0xF000L | 0x8000L;
    long low = bits.longValue() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private String nanoId(int length) {
    return random
        .ints(length, 0, NANOID_ALPHABET.length())
        .mapToObj(i -> String.valueOf(NANOID_ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }

  private static String required(String field, @org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "not_null", "is needed for this version")));
    }
    return value;
  }
}
