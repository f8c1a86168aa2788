package com.onelastai.tools.connect;

import com.onelastai.starter.net.Network;
import com.onelastai.starter.net.PublicInternet;
import java.net.InetAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which addresses tools may reach: those of the public internet, and what the operator allows. */
@Component
public class PublicAddresses {

  private final List<Network> allowed;

  PublicAddresses(ConnectProperties properties) {
    this.allowed = properties.allowedNetworks().stream().map(Network::parse).toList();
  }

  public boolean allow(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address))
        || PublicInternet.contains(address);
  }
}
