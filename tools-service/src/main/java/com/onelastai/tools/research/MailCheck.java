package com.onelastai.tools.research;

import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.dns.DnsRecord;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.research.ResearchResult.MailSetup;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how a domain receives mail, and how it protects its name from forgers. */
@Component
class MailCheck {

  private static final Set<String> ANSWERS = Set.of("NOERROR", "NXDOMAIN");
  private static final String NULL_MX = "0 .";
  private static final Pattern SPF = Pattern.compile("(?i)v=spf1(\\s.*)?", Pattern.DOTALL);
  private static final Pattern DMARC =
      Pattern.compile("v\\s*=\\s*DMARC1\\s*(;.*)?", Pattern.DOTALL);
  private static final Pattern POLICY = Pattern.compile("(?i);\\s*p\\s*=\\s*([a-z]+)");

  /** A character-string of a TXT record as a zone file has it. */
  private static final Pattern STRING =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", Pattern.DOTALL);

  private final DnsLookups dns;

  MailCheck(DnsLookups dns) {
    this.dns = dns;
  }

  /**
   * @throws ToolFailedException if the name servers do not answer
   */
  MailSetup check(DomainName domain) {
    String name = domain.host().text();
    List<String> servers = records(name, RecordType.MX);
    List<String> spf = matching(texts(name), SPF);
    List<String> dmarc = dmarc(name, domain.registrable());
    String policy = dmarc.size() == 1 ? policy(dmarc.getFirst()) : null;
    return new MailSetup(
        servers,
        servers.equals(List.of(NULL_MX)),
        spf.isEmpty() ? null : spf.getFirst(),
        dmarc.isEmpty() ? null : dmarc.getFirst(),
        policy,
        problems(spf, dmarc, policy));
  }

  /** RFC 7489, section 6.6.3: a name without a policy has that of its organization. */
  private List<String> dmarc(String name, String registrable) {
    List<String> own = matching(texts("_dmarc." + name), DMARC);
    return own.isEmpty() && !name.equals(registrable)
        ? matching(texts("_dmarc." + registrable), DMARC)
        : own;
  }

  private static @Nullable String policy(String dmarc) {
    Matcher policy = POLICY.matcher(dmarc);
    return policy.find() ? policy.group(1).toLowerCase(Locale.ROOT) : null;
  }

  private static List<String> problems(
      List<String> spf, List<String> dmarc, @Nullable String policy) {
    List<String> problems = new ArrayList<>();
    if (spf.isEmpty()) {
      problems.add("There is no SPF record.");
    } else if (spf.size() > 1) {
      problems.add("There is more than one SPF record, so none counts.");
    } else if (spf.getFirst().matches("(?is).*\\s\\+?all(\\s.*)?")) {
      problems.add("SPF lets everybody send.");
    }
    if (dmarc.isEmpty()) {
      problems.add("There is no DMARC record.");
    } else if (dmarc.size() > 1) {
      problems.add("There is more than one DMARC record, so none counts.");
    } else if (policy == null || policy.equals("none")) {
      problems.add("DMARC asks for nothing.");
    }
    return problems;
  }

  private static List<String> matching(List<String> texts, Pattern pattern) {
    return texts.stream().filter(text -> pattern.matcher(text).matches()).toList();
  }

  private List<String> texts(String name) {
    return records(name, RecordType.TXT).stream().map(MailCheck::joined).toList();
  }

  /** RFC 7208, section 3.3: the strings of a record follow each other without a space. */
  private static String joined(String data) {
    StringBuilder text = new StringBuilder();
    Matcher string = STRING.matcher(data);
    while (string.find()) {
      text.append(string.group(1).replaceAll("\\\\([^0-9])", "$1"));
    }
    return text.toString();
  }

  private List<String> records(String name, RecordType type) {
    DnsAnswer answer = dns.ask(name, List.of(type)).getFirst();
    if (answer.status() == null || !ANSWERS.contains(answer.status())) {
      throw new ToolFailedException("The name servers gave no answer for " + name + ".");
    }
    return answer.records().stream()
        .filter(record -> record.type().equals(type.name()))
        .map(DnsRecord::data)
        .sorted()
        .toList();
  }
}
