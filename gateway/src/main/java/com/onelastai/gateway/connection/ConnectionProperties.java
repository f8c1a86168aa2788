package com.onelastai.gateway.connection;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trustedProxies addresses and networks (CIDR) whose X-Forwarded headers are trusted
 */
@ConfigurationProperties("onelastai.connection")
record ConnectionProperties(@DefaultValue List<String> trustedProxies) {}
