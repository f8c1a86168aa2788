package com.onelastai.starter.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link ClusterJob} without a lock: every instance runs it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InstanceJob {

  /** Unique within the service. */
  String name();

  /** The pause between runs, such as {@code 10s}, or a placeholder. */
  String every();

  /** Whether the first run comes at the start instead of after the first pause. */
  boolean atStart() default false;

  /** The instance counts as hung, and fails its liveness check, when a run takes longer. */
  String atMost() default "15m";
}
