package com.onelastai.gateway.connection;

import java.net.InetAddress;

/**
 * Where a request comes from.
 *
 * @param host as the client sent it, with a port unless it is the scheme's default
 */
public record ClientConnection(InetAddress address, String scheme, String host) {

  public boolean secure() {
    return "https".equals(scheme);
  }

  public String origin() {
    return scheme + "://" + host;
  }
}
