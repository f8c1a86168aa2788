package com.onelastai.tools.research;

import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.research.ResearchResult.Failure;
import com.onelastai.tools.research.ResearchResult.Part;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.util.Comparator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

@Component
class ResearchTool implements Tool<ResearchInput, ResearchResult> {

  private final ResearchParts parts;
  private final ResearchProperties properties;

  ResearchTool(ResearchParts parts, ResearchProperties properties) {
    this.parts = parts;
    this.properties = properties;
  }

  @Override
  public ToolInfo<ResearchInput> info() {
    return new ToolInfo<>(
            "domain-research",
            "Domain research",
            Category.DOMAIN,
            "Reports on a domain: its registration (RDAP or whois), DNS records, mail set-up (MX, "
                + "SPF, DMARC), TLS grade, HTTP headers, reputation, and the countries of its "
                + "addresses. A part that fails says why.",
            new ResearchInput("www.example.com"))
        .with(Trait.SLOW);
  }

  @Override
  public ResearchResult run(ResearchInput input) {
    DomainName domain = DomainName.of("domain", input.domain());
    Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    var registration = start(Part.REGISTRATION, () -> parts.registration(domain), failures);
    var dns = start(Part.DNS, () -> parts.dns(domain), failures);
    var mail = start(Part.MAIL, () -> parts.mail(domain), failures);
    var tls = start(Part.TLS, () -> parts.tls(domain), failures);
    var http = start(Part.HTTP, () -> parts.http(domain), failures);
    var reputation = start(Part.REPUTATION, () -> parts.reputation(domain), failures);
    var addresses = start(Part.ADDRESSES, () -> parts.addresses(domain), failures);
    CompletableFuture.allOf(registration, dns, mail, tls, http, reputation, addresses).join();
    return new ResearchResult(
        domain.host().text(),
        domain.registrable(),
        registration.join().orElse(null),
        dns.join().orElse(null),
        mail.join().orElse(null),
        tls.join().orElse(null),
        http.join().orElse(null),
        reputation.join().orElse(null),
        addresses.join().orElse(null),
        failures.stream().sorted(Comparator.comparing(Failure::part)).toList());
  }

  private <T> CompletableFuture<Optional<T>> start(
      Part part, Callable<T> work, Queue<Failure> failures) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Optional.of(AtOnce.within(properties.limit(), work));
          } catch (ToolFailedException failed) {
            failures.add(new Failure(part, String.valueOf(failed.getMessage())));
            return Optional.empty();
          }
        },
        Thread::startVirtualThread);
  }
}
