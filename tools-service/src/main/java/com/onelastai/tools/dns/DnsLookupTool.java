package com.onelastai.tools.dns;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;

@Component
class DnsLookupTool implements Tool<DnsLookupInput, DnsLookupResult> {

  private static final List<RecordType> COMMON =
      List.of(
          RecordType.A,
          RecordType.AAAA,
          RecordType.CNAME,
          RecordType.MX,
          RecordType.NS,
          RecordType.SOA,
          RecordType.TXT,
          RecordType.CAA,
          RecordType.HTTPS);

  private final DnsLookups lookups;

  DnsLookupTool(DnsLookups lookups) {
    this.lookups = lookups;
  }

  @Override
  public ToolInfo<DnsLookupInput> info() {
    return new ToolInfo<>(
            "dns-lookup",
            "DNS lookup",
            Category.NETWORK,
            "Looks up records of any common type, several at once, and the names of an address "
                + "(RFC 1035), with how long they may be kept and the response code.",
            new DnsLookupInput("example.com", List.of(RecordType.A, RecordType.MX)))
        .with(Trait.SLOW);
  }

  @Override
  public DnsLookupResult run(DnsLookupInput input) {
    if (input.name().strip().equals(".")) {
      return ask(Name.root, types(input));
    }
    HostName host = HostName.of("name", input.name());
    InetAddress address = host.address();
    return address == null
        ? ask(Names.of("name", host), types(input))
        : ask(ReverseMap.fromAddress(address), List.of(RecordType.PTR));
  }

  private static List<RecordType> types(DnsLookupInput input) {
    return Objects.requireNonNullElse(input.types(), COMMON).stream().distinct().toList();
  }

  private DnsLookupResult ask(Name name, List<RecordType> types) {
    List<DnsAnswer> answers = lookups.ask(name, types);
    if (answers.stream().allMatch(answer -> answer.status() == null)) {
      throw new ToolFailedException("The name servers gave no answer.");
    }
    return new DnsLookupResult(name.toString(), answers);
  }
}
