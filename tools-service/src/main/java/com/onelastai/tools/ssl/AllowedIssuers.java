package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.NameServers;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Which authorities may issue certificates for a domain: its CAA records (RFC 8659). */
@Component
class AllowedIssuers {

  private static final int MAX_LABELS = 10;

  private final NameServers nameServers;

  AllowedIssuers(NameServers nameServers) {
    this.nameServers = nameServers;
  }

  /** Those of the nearest domain that has some; empty if any authority may. */
  List<String> of(HostName host) {
    if (host.address() != null) {
      return List.of();
    }
    try {
      return of(Name.fromString(host.text(), Name.root), nameServers.own());
    } catch (IOException unanswered) {
      return List.of();
    }
  }

  private static List<String> of(Name name, Resolver resolver) throws IOException {
    int labels = name.labels() - 1;
    for (int i = Math.max(0, labels - MAX_LABELS); i < labels; i++) {
      Record question = Record.newRecord(new Name(name, i), Type.CAA, DClass.IN);
      Message reply = resolver.send(Message.newQuery(question));
      List<String> found =
          reply.getSection(Section.ANSWER).stream()
              .filter(record -> record.getType() == Type.CAA)
              .map(Record::rdataToString)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
