package com.onelastai.tools.dns;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * Where the DNS begins.
 *
 * @param rootServers their addresses
 * @param trustAnchors DS records of the root's keys, as a zone file
 */
@ConfigurationProperties("onelastai.dns")
record DnsProperties(List<String> rootServers, Resource trustAnchors) {}
