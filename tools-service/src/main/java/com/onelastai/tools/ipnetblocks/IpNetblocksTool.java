package com.onelastai.tools.ipnetblocks;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.ip.Addresses;
import com.onelastai.tools.ip.SpecialNetwork;
import com.onelastai.tools.ipnetblocks.IpNetblocksResult.Block;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class IpNetblocksTool implements Tool<IpNetblocksInput, IpNetblocksResult> {

  private static final int MAX_PARTS = 256;
  private static final int POINT_TO_POINT = 31;
  private static final String NETWORK = "network";

  @Override
  public ToolInfo<IpNetblocksInput> info() {
    return new ToolInfo<>(
        "ip-netblocks",
        "IP netblocks",
        Category.NETWORK,
        "Computes networks (CIDR, RFC 4632 and RFC 4291): mask, first and last address, the blocks"
            + " of a range, the parts of a network, and whether an address is inside.",
        new IpNetblocksInput("192.0.2.0/24", 26, "192.0.2.77"));
  }

  @Override
  public IpNetblocksResult run(IpNetblocksInput input) {
    IPAddressSeqRange range = range(input.network());
    List<IPAddress> blocks = Arrays.asList(range.spanWithPrefixBlocks());
    Integer length = input.splitInto();
    if (length != null) {
      checkSplit(blocks, length);
    }
    return new IpNetblocksResult(
        blocks.stream().map(IpNetblocksTool::block).toList(),
        range.getCount().toString(),
        length == null ? List.of() : parts(blocks, length),
        length == null ? null : partCount(range, length).toString(),
        inside(range, input.address()));
  }

  private static IPAddressSeqRange range(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      return Addresses.network(NETWORK, text).toPrefixBlock().toSequentialRange();
    }
    IPAddress first = Addresses.single(NETWORK, text.substring(0, hyphen));
    IPAddress last = Addresses.single(NETWORK, text.substring(hyphen + 1));
    if (first.isIPv4() != last.isIPv4()) {
      throw invalid(NETWORK, "must have two addresses of one version");
    }
    return first.spanWithRange(last);
  }

  private static void checkSplit(List<IPAddress> blocks, int length) {
    int longest = blocks.stream().mapToInt(IpNetblocksTool::prefix).max().orElseThrow();
    int bits = blocks.getFirst().getBitCount();
    if (length < longest || length > bits) {
      throw invalid("splitInto", "must be from " + longest + " to " + bits + " here");
    }
  }

  private static List<String> parts(List<IPAddress> blocks, int length) {
    return blocks.stream()
        .flatMap(block -> block.setPrefixLength(length, false).prefixBlockStream())
        .limit(MAX_PARTS)
        .map(IPAddress::toCanonicalString)
        .toList();
  }

  private static BigInteger partCount(IPAddressSeqRange range, int length) {
    return range.getCount().shiftRight(range.getBitCount() - length);
  }

  private static @Nullable Boolean inside(IPAddressSeqRange range, @Nullable String address) {
    return address == null ? null : range.contains(Addresses.single("address", address));
  }

  private static Block block(IPAddress block) {
    IPAddress first = block.getLower().withoutPrefixLength();
    IPAddress last = block.getUpper().withoutPrefixLength();
    boolean allForHosts = block.isIPv6() || prefix(block) >= POINT_TO_POINT;
    return new Block(
        block.toCanonicalString(),
        first.toCanonicalString(),
        last.toCanonicalString(),
        block.getCount().toString(),
        block.isIPv4() ? mask(block.getNetworkMask()) : null,
        block.isIPv4() ? mask(block.getHostMask()) : null,
        (allForHosts ? first : first.increment(1)).toCanonicalString(),
        (allForHosts ? last : last.increment(-1)).toCanonicalString(),
        SpecialNetwork.of(first));
  }

  private static String mask(IPAddress mask) {
    return mask.withoutPrefixLength().toCanonicalString();
  }

  private static int prefix(IPAddress block) {
    return Objects.requireNonNullElse(block.getNetworkPrefixLength(), block.getBitCount());
  }

  private static ApiException invalid(String field, String message) {
    return ApiException.invalid(List.of(new FieldProblem(field, "out_of_range", message)));
  }
}
