package com.onelastai.tools.whois;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where registrations are asked for.
 *
 * @param bootstrap the folder of the files that say which server knows what (RFC 9224)
 * @param server of whois, which refers to the others
 * @param port of every server of whois
 */
@ConfigurationProperties("onelastai.whois")
record WhoisProperties(String bootstrap, String server, int port) {}
