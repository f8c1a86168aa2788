package com.onelastai.tools.ping;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.tool.StreamingTool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.net.InetAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

@Component
public class PingTool implements StreamingTool<PingInput, PingResult> {

  private static final int DEFAULT_COUNT = 4;

  private final Hosts hosts;
  private final IcmpPing icmp;
  private final TcpPing tcp;

  PingTool(Hosts hosts, IcmpPing icmp, TcpPing tcp) {
    this.hosts = hosts;
    this.icmp = icmp;
    this.tcp = tcp;
  }

  @Override
  public ToolInfo<PingInput> info() {
    return new ToolInfo<>(
            "ping-test",
            "Ping test",
            Category.NETWORK,
            "Measures how fast a host answers, and how many pings are lost, by ICMP (RFC 792, 4443), "
                + "or by TCP where this server cannot send ICMP. The result names which.",
            new PingInput("www.example.com", DEFAULT_COUNT))
        .with(Trait.SLOW);
  }

  @Override
  public PingResult run(PingInput input, Consumer<String> lines) {
    HostName host = HostName.of("host", input.host());
    InetAddress address = hosts.resolve(host).getFirst();
    int count = Objects.requireNonNullElse(input.count(), DEFAULT_COUNT);
    return icmp.ping(address, count, lines)
        .map(replies -> PingResult.of(host.text(), address.getHostAddress(), null, count, replies))
        .orElseGet(() -> byTcp(host, address, count, lines));
  }

  private PingResult byTcp(HostName host, InetAddress address, int count, Consumer<String> lines) {
    int port = tcp.choosePort(address);
    return PingResult.of(
        host.text(), address.getHostAddress(), port, count, tcp.ping(address, port, count, lines));
  }
}
