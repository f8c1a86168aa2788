package com.onelastai.tools.mac;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.mac.MacResult.Registry;
import com.onelastai.tools.mac.Makers.Maker;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import inet.ipaddr.mac.MACAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

@Component
class MacTool implements Tool<MacInput, MacResult> {

  private static final Pattern PAIRS = Pattern.compile("..(?!$)");
  private static final Pattern SEPARATORS = Pattern.compile("[-:.\\s]");
  private static final Pattern DIGITS = Pattern.compile("[0-9A-F]{6,12}|[0-9A-F]{16}");
  private static final int EUI_48 = 12;
  private static final int MULTICAST = 1;
  private static final int LOCAL = 2;

  private final Makers makers;

  MacTool(Makers makers) {
    this.makers = makers;
  }

  @Override
  public ToolInfo<MacInput> info() {
    return new ToolInfo<>(
        "mac-lookup",
        "MAC lookup",
        Category.NETWORK,
        "Names the maker of a network card by IEEE's registries MA-L, MA-M and MA-S, and what the"
            + " address says of itself (IEEE 802, RFC 4291).",
        new MacInput("00:00:5E:00:53:01"));
  }

  @Override
  public MacResult run(MacInput input) {
    String digits = SEPARATORS.matcher(input.address()).replaceAll("").toUpperCase(Locale.ROOT);
    if (!DIGITS.matcher(digits).matches()) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "address", "pattern", "must have 12 or 16 hexadecimal digits, or 6 to 11")));
    }
    Maker maker = makers.of(digits);
    int first = HexFormat.fromHexDigits(digits, 0, 2);
    MACAddress address =
        digits.length() == EUI_48 ? new MACAddress(HexFormat.of().parseHex(digits)) : null;
    return new MacResult(
        inPairs(digits),
        maker == null ? null : maker.lines().getFirst(),
        maker == null ? List.of() : maker.lines().subList(1, maker.lines().size()),
        maker == null ? null : inPairs(maker.prefix()),
        maker == null ? null : registry(maker.prefix()),
        (first & LOCAL) != 0,
        (first & MULTICAST) != 0,
        address == null
            ? null
            : address.toEUI64(false).toColonDelimitedString().toUpperCase(Locale.ROOT),
        address == null ? null : address.toLinkLocalIPv6().toString(),
        makers.source());
  }

  private static Registry registry(String prefix) {
    return switch (prefix.length()) {
      case 6 -> Registry.MA_L;
      case 7 -> Registry.MA_M;
      default -> Registry.MA_S;
    };
  }

  private static String inPairs(String digits) {
    return PAIRS.matcher(digits).replaceAll("$0:");
  }
}
