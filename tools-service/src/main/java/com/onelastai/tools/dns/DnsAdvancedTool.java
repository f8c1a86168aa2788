package com.onelastai.tools.dns;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.dns.DnsAdvancedInput.Check;
import com.onelastai.tools.dns.DnsAdvancedResult.ServerAnswer;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Name;

@Component
class DnsAdvancedTool implements Tool<DnsAdvancedInput, DnsAdvancedResult> {

  private final DnssecCheck dnssec;
  private final ServerCheck servers;
  private final Trace trace;

  DnsAdvancedTool(DnssecCheck dnssec, ServerCheck servers, Trace trace) {
    this.dnssec = dnssec;
    this.servers = servers;
    this.trace = trace;
  }

  @Override
  public ToolInfo<DnsAdvancedInput> info() {
    return new ToolInfo<>(
            "dns-lookup-advanced",
            "Advanced DNS lookup",
            Category.NETWORK,
            "Checks an answer by DNSSEC with the chain of its zones (RFC 4035), asks servers of your "
                + "choice side by side, follows the way from the root (RFC 1034), or asks over HTTPS "
                + "(RFC 8484).",
            new DnsAdvancedInput(Check.DNSSEC, "example.com", RecordType.A, null, null))
        .with(Trait.SLOW);
  }

  @Override
  public DnsAdvancedResult run(DnsAdvancedInput input) {
    Name name = Names.of("name", input.name());
    RecordType type = Objects.requireNonNullElse(input.type(), RecordType.A);
    return switch (input.check()) {
      case DNSSEC ->
          new DnsAdvancedResult(
              name.toString(), type, dnssec.check(name, type.number()), List.of(), null, List.of());
      case SERVERS -> ofServers(name, type, servers.ask(chosen(input.servers()), name, type));
      case TRACE ->
          new DnsAdvancedResult(
              name.toString(), type, null, List.of(), null, trace.follow(name, type.number()));
      case HTTPS ->
          ofServers(
              name,
              type,
              List.of(servers.ask(HttpAddress.of("url", needed("url", input.url())), name, type)));
    };
  }

  private static DnsAdvancedResult ofServers(
      Name name, RecordType type, List<ServerAnswer> answers) {
    Boolean same = answers.size() == 1 ? null : ServerCheck.same(answers);
    return new DnsAdvancedResult(name.toString(), type, null, answers, same, List.of());
  }

  private static List<String> chosen(@Nullable List<String> servers) {
    return needed("servers", servers);
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "not_null", "is needed for this check")));
    }
    return value;
  }
}
