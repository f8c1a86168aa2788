package com.onelastai.tools.ports;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record PortScanResult(
    @Schema(example = "www.example.com") String host,
    @Schema(description = "The address that was tried", example = "192.0.2.1") String address,
    @Schema(example = "2") int open,
    @Schema(example = "1") int closed,
    @Schema(example = "0") int filtered,
    List<Port> ports) {

  @Schema(name = "PortState")
  enum State implements SnakeCaseEnum {
    /** Something accepts connections. */
    OPEN,
    /** The host refuses connections. */
    CLOSED,
    /** Nothing answers, as behind a firewall. */
    FILTERED
  }

  @Schema(name = "ScannedPort")
  record Port(
      @Schema(example = "443") int port,
      State state,
      @Schema(description = "For which the port is registered", example = "https")
          @Nullable String service) {}

  static PortScanResult of(String host, String address, List<Port> ports) {
    return new PortScanResult(
        host,
        address,
        count(ports, State.OPEN),
        count(ports, State.CLOSED),
        count(ports, State.FILTERED),
        ports);
  }

  private static int count(List<Port> ports, State state) {
    return (int) ports.stream().filter(port -> port.state() == state).count();
  }
}
