package com.onelastai.tools.uuid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.uuid.UuidInput.Kind;
import com.onelastai.tools.uuid.UuidResult.Decoded;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidToolTest {

  private static final Instant OF_THE_STANDARD = Instant.parse("2022-02-22T19:22:22Z");

  private final UuidTool tool = new UuidTool();

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"V1", "V4", "V6", "V7", "V8"})
  void uuidsAreUniqueAndOfTheirVersion(Kind kind) {
    var ids = tool.run(new UuidInput(kind, 100, null, null, null, null, null)).ids();
    assertThat(ids).hasSize(100).doesNotHaveDuplicates();
    assertThat(ids.stream().map(UUID::fromString))
        .allSatisfy(uuid -> {
          assertThat(uuid.version()).isEqualTo(kind.name().charAt(1) - '0');
          assertThat(uuid.variant()).isEqualTo(2);
        });
  }

  /** RFC 9562, appendix A.2 and A.4. */
  @ParameterizedTest
  @CsvSource({
    "V3, 5df41881-3aed-3515-88a7-2f4a814cf09e",
    "V5, 2ed6657d-e927-568b-95e1-2665a8aea6a2"
  })
  void vectorsOfNames(Kind kind, String id) {
    assertThat(one(kind, "www.example.com", null)).isEqualTo(id);
  }

  /** RFC 9562, appendix B.2. */
  @Test
  void customBitsKeepVersionAndVariant() {
    assertThat(one(Kind.V8, null, "5c146b143c52afd938a375d0df1fbf6c"))
        .isEqualTo("5c146b14-3c52-8fd9-b8a3-75d0df1fbf6c");
  }

  /** RFC 9562, appendix A.1, A.5 and A.6. */
  @ParameterizedTest
  @CsvSource({
    "C232AB00-9414-11EC-B3C8-9F6BDECED846, 1",
    "1EC9414C-232A-6B00-B3C8-9F6BDECED846, 6",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F, 7"
  })
  void timeOfAVersionWithTimeIsRead(String id, int version) {
    Decoded decoded = decode(id);
    assertThat(decoded.version()).isEqualTo(version);
    assertThat(decoded.time()).isEqualTo(OF_THE_STANDARD);
    assertThat(decoded.node()).isEqualTo(version == 7 ? null : "9f6bdeced846");
  }

  @Test
  void randomUuidTellsNoTime() {
    assertThat(decode("919108f7-52d1-4320-9bac-f847db4148a8"))
        .isEqualTo(new Decoded("uuid", 4, "RFC 9562", null, null, null));
  }

  /** The example of the ULID specification. */
  @Test
  void ulidIsDecoded() {
    assertThat(decode("01ARZ3NDEKTSV4RRFFQ69G5FAV").time())
        .isEqualTo(Instant.ofEpochMilli(1_469_922_850_259L));
  }

  @Test
  void nanoIdHasItsLength() {
    assertThat(one(Kind.NANOID, null, null)).matches("[\\w-]{21}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "919108f7-52d1-4320-9bac-f847db4148a", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "{}"})
  void whatIsNoIdentifierFails(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(ToolFailedException.class);
  }

  @Test
  void versionOfNamesNeedsAName() {
    assertThatThrownBy(() -> one(Kind.V5, null, null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("name");
  }

  private String one(Kind kind, @Nullable String name, @Nullable String custom) {
    return tool.run(new UuidInput(kind, 1, null, name, custom, null, null)).ids().getFirst();
  }

  private Decoded decode(String id) {
    Decoded decoded = tool.run(new UuidInput(null, null, null, null, null, null, id)).decoded();
    return Objects.requireNonNull(decoded);
  }
}
