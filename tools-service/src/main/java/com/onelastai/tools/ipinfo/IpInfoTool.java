package com.onelastai.tools.ipinfo;

import com.onelastai.tools.ip.Addresses;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.ip.SpecialNetwork;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class IpInfoTool implements Tool<IpInfoInput, IpInfoResult> {

  private final IpCountries countries;
  private final HttpServletRequest request;

  IpInfoTool(IpCountries countries, HttpServletRequest request) {
    this.countries = countries;
    this.request = request;
  }

  @Override
  public ToolInfo<IpInfoInput> info() {
    return new ToolInfo<>(
        "ip-info",
        "IP info",
        Category.NETWORK,
        "Writes an address in every form, and says what it is for (IANA's special-purpose"
            + " registries), what it embeds and where it is registered.",
        new IpInfoInput("193.0.6.139"));
  }

  @Override
  public IpInfoResult run(IpInfoInput input) {
    String text = input.address() == null ? callersAddress() : input.address();
    IPAddress address = Addresses.single("address", text);
    Locale country = countries.of(address);
    return new IpInfoResult(
        address.toCanonicalString(),
        address.isIPv4() ? 4 : 6,
        address.toFullString(),
        address.getValue().toString(),
        "0x" + address.toHexString(false),
        address.toReverseDNSLookupString(),
        SpecialNetwork.of(address),
        address.isIPv6() ? embedded(address.toIPv6()) : null,
        country == null ? null : country.getCountry(),
        country == null ? null : country.getDisplayCountry(Locale.ENGLISH),
        countries.collectedAt());
  }

  /** As the gateway names it. */
  private String callersAddress() {
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null ? request.getRemoteAddr() : forwarded;
  }

  private static @Nullable String embedded(IPv6Address address) {
    if (address.is6To4()) {
      return address.get6To4IPv4Address().toString();
    }
    if (address.isTeredo()) {
      return inverted(address.getEmbeddedIPv4Address()).toString();
    }
    return address.isIPv4Mapped() || address.isWellKnownIPv4Translatable() || isIsatap(address)
        ? address.getEmbeddedIPv4Address().toString()
        : null;
  }

  /** RFC 5214, section 6.1. */
  private static boolean isIsatap(IPv6Address address) {
    int universal = address.getSegment(4).getSegmentValue() & ~0x200;
    return universal == 0 && address.getSegment(5).getSegmentValue() == 0x5EFE;
  }

  /** As Teredo stores the address of its client (RFC 4380, section 4). */
  private static IPv4Address inverted(IPv4Address address) {
    return new IPv4Address(~address.intValue());
  }
}
