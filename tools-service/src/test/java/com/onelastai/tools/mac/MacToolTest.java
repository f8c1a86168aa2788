package com.onelastai.tools.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.mac.MacResult.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MacToolTest {

  private static final MacTool TOOL = new MacTool(new Makers(JsonMapper.shared()));

  /** Of each registry of IEEE. */
  @ParameterizedTest
  @CsvSource({
    "00:00:5E:00:53:01, 'ICANN, IANA Department', 00:00:5E, MA_L",
    "000000, XEROX CORPORATION, 00:00:00, MA_L",
    "C85CE27ABCDE, SYNERGY SYSTEMS AND SOLUTIONS, C8:5C:E2:7, MA_M",
    "70-B3-D5-00-40-01, LEIDOS, 70:B3:D5:00:4, MA_S"
  })
  void makerIsTheOneOfTheLongestPrefix(
      String address, String maker, String prefix, Registry registry) {
    MacResult result = run(address);
    assertThat(result.maker()).isEqualTo(maker);
    assertThat(result.prefix()).isEqualTo(prefix);
    assertThat(result.registry()).isEqualTo(registry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-00-5e-00-53-01",
        "0000.5e00.5301",
        "00005E005301",
        " 00:00:5E:00:53:01 ",
        "00 00 5E 00 53 01"
      })
  void everyNotationIsRead(String address) {
    assertThat(run(address).address()).isEqualTo("00:00:5E:00:53:01");
  }

  /** RFC 4291, appendix A. */
  @Test
  void addressOfTheInterfaceFollows() {
    MacResult result = run("34-56-78-9A-BC-DE");
    assertThat(result.eui64()).isEqualTo("34:56:78:FF:FE:9A:BC:DE");
    assertThat(result.linkLocal()).isEqualTo("fe80::3656:78ff:fe9a:bcde");
  }

  @Test
  void bitsOfTheFirstByteAreExplained() {
    assertThat(run("02:00:00:00:00:01").locallyAdministered()).isTrue();
    assertThat(run("01:00:5E:00:00:01").multicast()).isTrue();
    assertThat(run("00:00:5E:00:53:01"))
        .matches(result -> !result.locallyAdministered() && !result.multicast());
  }

  @Test
  void unregisteredAddressHasNoMaker() {
    MacResult random = run("DE:AD:BE:EF:00:01");
    assertThat(random.maker()).isNull();
    assertThat(random.postalAddress()).isEmpty();
    assertThat(random.source()).matches("IEEE registries, oui-data \\d+\\.\\d+\\.\\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00005",
        "00:00:5E:00:53:01:02",
        "GG:00:5E:00:53:01",
        ";id",
        "٠٠٠٠٠٠",
        "-:.",
        "0x00005E"
      })
  void anythingElseIsRefusedByName(String address) {
    assertThatThrownBy(() -> run(address))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("address: ");
  }

  private static MacResult run(String address) {
    return TOOL.run(new MacInput(address));
  }
}
