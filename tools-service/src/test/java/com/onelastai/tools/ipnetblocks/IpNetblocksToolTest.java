package com.onelastai.tools.ipnetblocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.ipnetblocks.IpNetblocksResult.Block;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetblocksToolTest {

  private final IpNetblocksTool tool = new IpNetblocksTool();

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, 192.0.2.255, 256, 255.255.255.0, 0.0.0.255, 192.0.2.1, 192.0.2.254",
    "192.0.2.77/26, 192.0.2.64, 192.0.2.127, 64, 255.255.255.192, 0.0.0.63, 192.0.2.65, 192.0.2.126",
    "198.51.100.4/31, 198.51.100.4, 198.51.100.5, 2, 255.255.255.254, 0.0.0.1, 198.51.100.4, 198.51.100.5",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255, 4294967296, 0.0.0.0, 255.255.255.255, 0.0.0.1, 255.255.255.254"
  })
  void networkOfVersion4(
      String network,
      String first,
      String last,
      String size,
      String mask,
      String wildcard,
      String firstHost,
      String lastHost) {
    assertThat(run(network).blocks())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("network", "special")
        .isEqualTo(new Block("", first, last, size, mask, wildcard, firstHost, lastHost, null));
  }

  @Test
  void networkOfVersion6HasNoMaskAndNoBroadcast() {
    Block block = run("2001:db8::/32").blocks().getFirst();
    assertThat(block.last()).isEqualTo("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
    assertThat(block.size()).isEqualTo("79228162514264337593543950336");
    assertThat(block.mask()).isNull();
    assertThat(block.firstHost()).isEqualTo("2001:db8::");
    assertThat(block.special()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/255.255.255.0", "192.0.2.9/24", "192.0.2.0 - 192.0.2.255"})
  void everyNotationIsRead(String network) {
    assertThat(run(network).blocks()).extracting(Block::network).containsExactly("192.0.2.0/24");
  }

  @Test
  void rangeIsCoveredByTheFewestBlocks() {
    IpNetblocksResult result = run("192.0.2.1-192.0.2.10");
    assertThat(result.blocks())
        .extracting(Block::network)
        .containsExactly(
            "192.0.2.1/32", "192.0.2.2/31", "192.0.2.4/30", "192.0.2.8/31", "192.0.2.10/32");
    assertThat(result.size()).isEqualTo("10");
  }

  @Test
  void networkIsSplit() {
    IpNetblocksResult result = run("192.0.2.0/24", 26, null);
    assertThat(result.parts())
        .containsExactly("192.0.2.0/26", "192.0.2.64/26", "192.0.2.128/26", "192.0.2.192/26");
    assertThat(result.partCount()).isEqualTo("4");
  }

  @Test
  void hugeSplitIsCountedAndCut() {
    IpNetblocksResult result = run("2001:db8::/32", 128, null);
    assertThat(result.partCount()).isEqualTo("79228162514264337593543950336");
    assertThat(result.parts()).hasSize(256).endsWith("2001:db8::ff/128");
  }

  @Test
  void addressIsInsideOrNot() {
    assertThat(run("192.0.2.0/24", null, "192.0.2.77").inside()).isTrue();
    assertThat(run("192.0.2.0/24", null, "192.0.3.0").inside()).isFalse();
    assertThat(run("192.0.2.0/24", null, "::1").inside()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/255.0.255.0",
        "2001:db8::/129",
        "192.0.2/24",
        "192.0.2.1-",
        "192.0.2.1-::1",
        "192.0.2.0/24-192.0.3.0/24",
        "*.*.*.*",
        "",
        ";id"
      })
  void wrongNetworkIsRefusedByName(String network) {
    assertThatThrownBy(() -> run(network))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("network: ");
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.0/24, 23", "192.0.2.0/24, 33", "192.0.2.1-192.0.2.10, 31"})
  void partsAreNeverLargerThanTheNetwork(String network, int length) {
    assertThatThrownBy(() -> run(network, length, null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("splitInto: ");
  }

  private IpNetblocksResult run(String network) {
    return run(network, null, null);
  }

  private IpNetblocksResult run(
      String network, @Nullable Integer splitInto, @Nullable String address) {
    return tool.run(new IpNetblocksInput(network, splitInto, address));
  }
}
