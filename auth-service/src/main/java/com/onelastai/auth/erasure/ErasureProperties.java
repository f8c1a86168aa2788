package com.onelastai.auth.erasure;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param services who must answer before an erasure is complete
 */
@ConfigurationProperties("onelastai.erasure")
record ErasureProperties(Set<String> services) {}
