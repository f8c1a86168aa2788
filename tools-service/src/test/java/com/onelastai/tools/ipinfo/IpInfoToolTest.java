package com.onelastai.tools.ipinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.ip.SpecialNetwork;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IpInfoToolTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final IpInfoTool tool;

  IpInfoToolTest() throws IOException {
    tool = new IpInfoTool(new IpCountries(""), request);
  }

  @Test
  void addressIsWrittenInEveryForm() {
    IpInfoResult result = run("193.0.6.139");
    assertThat(result.version()).isEqualTo(4);
    assertThat(result.full()).isEqualTo("193.000.006.139");
    assertThat(result.decimal()).isEqualTo("3238004363");
    assertThat(result.hexadecimal()).isEqualTo("0xc100068b");
    assertThat(result.reverseName()).isEqualTo("139.6.0.193.in-addr.arpa");
    assertThat(result.special()).isNull();
    assertThat(result.country()).isEqualTo("NL");
    assertThat(result.countryName()).isEqualTo("Netherlands");
  }

  /** RFC 5952, section 4, and RFC 3596, section 2.5. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:DB8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "0:0:0:0:0:0:0:0, ::"
  })
  void addressOfVersion6IsWrittenInItsOneForm(String text, String canonical) {
    assertThat(run(text).address()).isEqualTo(canonical);
  }

  @Test
  void reverseNameOfVersion6HasItsDigits() {
    assertThat(run("4321:0:1:2:3:4:567:89ab").reverseName())
        .isEqualTo("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, private use, RFC 1918",
    "100.64.0.1, shared by carriers (CGNAT), RFC 6598",
    "127.0.0.1, loopback, RFC 1122",
    "169.254.169.254, link local, RFC 3927",
    "192.0.0.10, TURN anycast, RFC 8155",
    "192.0.2.1, documentation, RFC 5737",
    "224.0.0.1, multicast, RFC 5771",
    "255.255.255.255, limited broadcast, RFC 919",
    "::1, loopback, RFC 4291",
    "fd00::1, unique local, RFC 4193",
    "fe80::1, link local, RFC 4291",
    "2001:db8::1, documentation, RFC 3849",
    "2001:2::1, IETF protocol assignments, RFC 2928"
  })
  void specialNetworkNamesItsUseAndSource(String address, String use, String source) {
    assertThat(run(address).special())
        .extracting(SpecialNetwork::use, SpecialNetwork::source)
        .containsExactly(use, source);
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:192.0.2.33, 192.0.2.33",
    "2002:c000:221::1, 192.0.2.33",
    "64:ff9b::192.0.2.33, 192.0.2.33",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, 192.0.2.45",
    "2001:db8::5efe:192.0.2.33, 192.0.2.33"
  })
  void addressWithinAnotherIsShown(String address, String embedded) {
    assertThat(run(address).embedded()).isEqualTo(embedded);
  }

  @Test
  void withoutAnAddressItIsTheCallers() {
    request.addHeader("X-Forwarded-For", "193.0.6.139");
    assertThat(tool.run(new IpInfoInput(null)).address()).isEqualTo("193.0.6.139");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.01",
        "10.0.0.0/8",
        "1.2.3.4.5",
        "256.1.1.1",
        "fe80::1%eth0",
        "1::2::3",
        "[::1]",
        "example.com",
        "*",
        "10.0.0.1-5",
        "127.0.0.1;id",
        "４.4.4.4"
      })
  void ambiguousAndWrongAddressesAreRefusedByName(String address) {
    assertThatThrownBy(() -> run(address))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("address: ");
  }

  private IpInfoResult run(String address) {
    return tool.run(new IpInfoInput(address));
  }
}
