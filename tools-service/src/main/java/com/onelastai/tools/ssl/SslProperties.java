package com.onelastai.tools.ssl;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the tool may check.
 *
 * @param ports which ports: it must not become a scanner of all
 */
@ConfigurationProperties("onelastai.ssl")
record SslProperties(List<Integer> ports) {}
