package com.onelastai.support.notification.push;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param publicKey of this server, which browsers subscribe with: a point in base64url
 * @param privateKey belongs to it
 * @param contact where push services reach the operator: a {@code mailto:} or {@code https:} URL
 * @param timeout for the answer of a push service
 * @param trustedHosts whose endpoints may be plain HTTP and at any address; for tests
 */
@ConfigurationProperties("onelastai.push")
record PushProperties(
    String publicKey,
    String privateKey,
    String contact,
    Duration timeout,
    Set<String> trustedHosts) {

  @Override
  public String toString() {
    return "PushProperties[" + publicKey + "]";
  }
}
