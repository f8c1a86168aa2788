package com.onelastai.tools.ports;

import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.connect.Connection;
import com.onelastai.tools.connect.Connector;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.ports.PortScanResult.Port;
import com.onelastai.tools.ports.PortScanResult.State;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

@Component
class PortScannerTool implements Tool<PortScanInput, PortScanResult> {

  private static final String COMMON =
      "21-23, 25, 53, 80, 110, 143, 443, 445, 465, 587, 993, 995, 1433, 3306, 3389, 5432, 5900, "
          + "6379, 8080, 8443, 9200, 27017";
  private static final Duration LIMIT_PER_PORT = Duration.ofSeconds(2);

  /** At once; all 100 then take ten seconds at most. */
  private static final int AT_ONCE = 20;

  private final Hosts hosts;
  private final Connector connector;

  PortScannerTool(Hosts hosts, Connector connector) {
    this.hosts = hosts;
    this.connector = connector;
  }

  @Override
  public ToolInfo<PortScanInput> info() {
    return new ToolInfo<>(
            "port-scanner",
            "Port scanner",
            Category.SECURITY,
            "Tries to connect to ports of a host by TCP and says which are open, closed or filtered. "
                + "For signed-in users, for hosts that are theirs; every run is recorded.",
            new PortScanInput("www.example.com", "22, 80, 443"))
        .with(Trait.SLOW, Trait.NEEDS_USER, Trait.AUDITED);
  }

  @Override
  public PortScanResult run(PortScanInput input) {
    Collection<Integer> ports = PortList.parse(Objects.requireNonNullElse(input.ports(), COMMON));
    HostName host = HostName.of("host", input.host());
    InetAddress address = hosts.resolve(host).getFirst();
    List<Callable<Port>> tries =
        ports.stream().<Callable<Port>>map(port -> () -> tryPort(address, port)).toList();
    return PortScanResult.of(host.text(), address.getHostAddress(), AtOnce.all(AT_ONCE, tries));
  }

  private Port tryPort(InetAddress address, int port) {
    State state;
    try (Connection _ = connector.connect(address, port, LIMIT_PER_PORT)) {
      state = State.OPEN;
    } catch (ConnectException refused) {
      state = State.CLOSED;
    } catch (IOException unanswered) {
      state = State.FILTERED;
    }
    return new Port(port, state, Services.nameOf(port));
  }
}
