package com.onelastai.starter.index;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This collection does not grow with use, so its queries may read all of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StaysSmall {

  /** Why it does not grow. */
  String value();
}
