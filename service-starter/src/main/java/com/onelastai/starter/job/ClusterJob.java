package com.onelastai.starter.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that the service runs again and again, in one instance at a time. A run should be
 * bounded and leave the rest to the next one; what it throws is logged and counted, and the job
 * goes on.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClusterJob {

  /** Unique within the service; the lock is {@code <application>-<name>}. */
  String name();

  /** The pause before the first run and between runs, such as {@code 10s}, or a placeholder. */
  String every();

  /** The instance counts as hung, and fails its liveness check, when a run takes longer. */
  String atMost() default "15m";
}
