package com.onelastai.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where an event is published and under which name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventContract {

  /** The Kafka topic, one for each domain, such as {@code tracking.v1}. */
  String topic();

  /**
   * The CloudEvents type with its version, such as {@code com.onelastai.tracking.page-viewed.v1}.
   */
  String type();
}
