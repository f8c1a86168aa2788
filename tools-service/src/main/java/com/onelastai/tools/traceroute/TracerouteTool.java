package com.onelastai.tools.traceroute;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.connect.Programs;
import com.onelastai.tools.tool.StreamingTool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import com.onelastai.tools.traceroute.TracerouteResult.Hop;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

@Component
class TracerouteTool implements StreamingTool<TracerouteInput, TracerouteResult> {

  private static final Duration LIMIT = Duration.ofSeconds(24);

  private record Tracer(String name, List<String> options) {}

  private static final List<Tracer> TRACERS =
      List.of(
          new Tracer("traceroute", List.of("-n", "-q", "1", "-w", "2", "-m", "25")),
          new Tracer("tracepath", List.of("-n", "-m", "25")));

  private record Found(Tracer tracer, Path program) {}

  private final Hosts hosts;
  private final Programs programs;
  private final HopReader reader;

  TracerouteTool(Hosts hosts, Programs programs, HopReader reader) {
    this.hosts = hosts;
    this.programs = programs;
    this.reader = reader;
  }

  @Override
  public ToolInfo<TracerouteInput> info() {
    return new ToolInfo<>(
            "traceroute",
            "Traceroute",
            Category.NETWORK,
            "Finds the routers on the way from this server to a host, at most 25, by packets that "
                + "live too short.",
            new TracerouteInput("www.example.com"))
        .with(Trait.SLOW);
  }

  @Override
  public TracerouteResult run(TracerouteInput input, Consumer<String> lines) {
    HostName host = HostName.of("host", input.host());
    Found found = find();
    InetAddress address = hosts.resolve(host).getFirst();
    SortedMap<Integer, Hop> hops = trace(found, address, lines);
    if (hops.isEmpty()) {
      throw new ToolFailedException(
          "The program %s of this server found no hop.".formatted(found.tracer().name()));
    }
    return new TracerouteResult(
        host.text(),
        address.getHostAddress(),
        found.tracer().name(),
        address.getHostAddress().equals(hops.lastEntry().getValue().address()),
        List.copyOf(hops.values()));
  }

  private Found find() {
    return TRACERS.stream()
        .flatMap(tracer ->
            programs.find(tracer.name()).map(program -> new Found(tracer, program)).stream())
        .findFirst()
        .orElseThrow(() ->
            new ToolFailedException(
                "This server has neither the program traceroute nor tracepath."));
  }

  /** The first line of each hop: tracepath may say more. */
  private SortedMap<Integer, Hop> trace(Found found, InetAddress address, Consumer<String> lines) {
    SortedMap<Integer, Hop> hops = new TreeMap<>();
    programs.run(
        found.program(),
        found.tracer().options(),
        address,
        LIMIT,
        line -> {
          Hop hop = reader.read(line);
          if (hop != null && hops.putIfAbsent(hop.hop(), hop) == null) {
            lines.accept(hop.toString());
          }
        });
    return hops;
  }
}
