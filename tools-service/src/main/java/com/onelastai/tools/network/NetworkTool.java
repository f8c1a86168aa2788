package com.onelastai.tools.network;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.dns.DnsLookupInput;
import com.onelastai.tools.dns.DnsLookupResult;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.network.NetworkToolsResult.CountryPart;
import com.onelastai.tools.network.NetworkToolsResult.DnsPart;
import com.onelastai.tools.network.NetworkToolsResult.PingPart;
import com.onelastai.tools.network.NetworkToolsResult.WhoisPart;
import com.onelastai.tools.ping.PingInput;
import com.onelastai.tools.ping.PingResult;
import com.onelastai.tools.tool.StreamingTool;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import com.onelastai.tools.whois.WhoisInput;
import com.onelastai.tools.whois.WhoisResult;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class NetworkTool implements StreamingTool<NetworkToolsInput, NetworkToolsResult> {

  private static final List<RecordType> TYPES =
      List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.NS, RecordType.TXT);

  private final Tool<DnsLookupInput, DnsLookupResult> dns;
  private final Tool<PingInput, PingResult> ping;
  private final Tool<WhoisInput, WhoisResult> whois;
  private final HostCountries countries;

  NetworkTool(
      Tool<DnsLookupInput, DnsLookupResult> dns,
      Tool<PingInput, PingResult> ping,
      Tool<WhoisInput, WhoisResult> whois,
      HostCountries countries) {
    this.dns = dns;
    this.ping = ping;
    this.whois = whois;
    this.countries = countries;
  }

  @Override
  public ToolInfo<NetworkToolsInput> info() {
    return new ToolInfo<>(
            "network-tools",
            "Network tools",
            Category.NETWORK,
            "Looks up the DNS records, the speed, the registration and the country of a host at once. "
                + "Each part has its own result, or says why it has none.",
            new NetworkToolsInput("www.example.com"))
        .with(Trait.SLOW);
  }

  @Override
  public NetworkToolsResult run(NetworkToolsInput input, Consumer<String> lines) {
    HostName host = HostName.of("host", input.host());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return run(host, new Parts(threads, lines));
    } finally {
      threads.shutdownNow();
    }
  }

  private NetworkToolsResult run(HostName host, Parts parts) {
    String name = host.text();
    String registered = host.address() == null ? DomainName.of("host", host).registrable() : name;
    Future<DnsPart> records =
        parts.start("DNS", () -> dns.run(new DnsLookupInput(name, TYPES)), DnsPart::new);
    Future<PingPart> pings =
        parts.start("Ping", () -> ping.run(new PingInput(name, null)), PingPart::new);
    Future<WhoisPart> registration =
        parts.start("Whois", () -> whois.run(new WhoisInput(registered, null)), WhoisPart::new);
    Future<CountryPart> country =
        parts.start("Country", () -> countries.of(host), CountryPart::new);
    return new NetworkToolsResult(
        name, await(records), await(pings), await(registration), await(country));
  }

  private static <P> P await(Future<P> part) {
    try {
      return part.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
  }

  private record Parts(ExecutorService threads, Consumer<String> lines) {

    /** One part that fails leaves the others alone. */
    <R, P> Future<P> start(
        String name, Supplier<R> work, BiFunction<@Nullable R, @Nullable String, P> part) {
      return threads.submit(() -> {
        P done;
        String line;
        try {
          done = part.apply(work.get(), null);
          line = name + ": done";
        } catch (ToolFailedException failed) {
          done = part.apply(null, failed.getMessage());
          line = name + ": " + failed.getMessage();
        }
        lines.accept(line);
        return done;
      });
    }
  }
}
