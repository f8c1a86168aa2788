package com.onelastai.tools.research;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param limit for each part of the report
 * @param httpPort of web servers
 * @param httpsPort of web servers
 */
@ConfigurationProperties("onelastai.research")
record ResearchProperties(Duration limit, int httpPort, int httpsPort) {}
