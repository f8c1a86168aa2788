package com.onelastai.tools.dns;

import com.onelastai.tools.connect.NameServers;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/** Asks the operator's name servers. */
@Component
public class DnsLookups {

  private final NameServers nameServers;

  public DnsLookups(NameServers nameServers) {
    this.nameServers = nameServers;
  }

  /**
   * An answer for each type; all are asked for at once.
   *
   * @throws ToolFailedException if this is no name of the DNS, such as one that is too long
   */
  public List<DnsAnswer> ask(String name, List<RecordType> types) {
    try {
      return ask(Name.fromString(name, Name.root), types);
    } catch (TextParseException unreadable) {
      throw new ToolFailedException(name + " is no name of the DNS.");
    }
  }

  List<DnsAnswer> ask(Name name, List<RecordType> types) {
    Resolver resolver = nameServers.own();
    Map<RecordType, CompletableFuture<Exchange>> sent = new LinkedHashMap<>();
    types.forEach(
        type -> sent.put(type, Exchange.send(resolver, Exchange.question(name, type.number()))));
    return sent.entrySet().stream()
        .map(each -> answer(each.getKey(), Exchange.await(each.getValue())))
        .toList();
  }

  private static DnsAnswer answer(RecordType type, Exchange exchange) {
    Message reply = exchange.reply();
    return reply == null
        ? new DnsAnswer(type, null, List.of(), exchange.milliseconds())
        : new DnsAnswer(
            type,
            Rcode.string(reply.getRcode()),
            DnsRecord.of(reply, Section.ANSWER),
            exchange.milliseconds());
  }
}
