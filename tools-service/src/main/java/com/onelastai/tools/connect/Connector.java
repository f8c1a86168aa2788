package com.onelastai.tools.connect;

import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens TCP connections. */
@Component
public class Connector {

  private final Hosts hosts;
  private final PublicAddresses addresses;

  Connector(Hosts hosts, PublicAddresses addresses) {
    this.hosts = hosts;
    this.addresses = addresses;
  }

  /**
   * Tries the host's addresses one after the other.
   *
   * @param limit for each address, and for each wait for bytes afterwards
   * @throws ToolFailedException if it cannot be reached
   */
  public Connection connect(HostName host, int port, Duration limit) {
    for (InetAddress address : hosts.resolve(host)) {
      try {
        return connect(address, port, limit);
      } catch (IOException unreachable) {
        // The next address may answer.
      }
    }
    throw new ToolFailedException("%s cannot be reached at port %d.".formatted(host, port));
  }

  /**
   * @throws ForbiddenAddressException if the address may not be reached
   */
  public Connection connect(InetAddress address, int port, Duration limit) throws IOException {
    if (!addresses.allow(address)) {
      throw new ForbiddenAddressException(address.getHostAddress());
    }
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
      socket.setSoTimeout((int) limit.toMillis());
      return new Connection(socket);
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }
}
