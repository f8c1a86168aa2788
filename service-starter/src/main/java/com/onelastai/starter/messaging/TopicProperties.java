package com.onelastai.starter.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param replicas how many brokers hold each record; all but one of them must have it before it is
 *     acknowledged
 */
@ConfigurationProperties("onelastai.topics")
record TopicProperties(@DefaultValue("1") short replicas) {

  int minInSyncReplicas() {
    return Math.max(1, replicas - 1);
  }
}
