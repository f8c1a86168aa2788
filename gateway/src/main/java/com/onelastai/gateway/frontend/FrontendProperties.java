package com.onelastai.gateway.frontend;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url where the frontend listens
 */
@ConfigurationProperties("onelastai.frontend")
record FrontendProperties(URI url) {}
