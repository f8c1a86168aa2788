package com.onelastai.tools.connect;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How tools reach the network.
 *
 * @param allowedNetworks networks that tools may reach although they are not public
 * @param nameServers addresses, with a port if it is not 53; the system's if there are none
 * @param dnsPort of name servers that people choose and of those that zones name
 * @param httpLimit for a request with its redirects
 */
@ConfigurationProperties("onelastai.tools")
public record ConnectProperties(
    List<String> allowedNetworks, List<String> nameServers, int dnsPort, Duration httpLimit) {}
