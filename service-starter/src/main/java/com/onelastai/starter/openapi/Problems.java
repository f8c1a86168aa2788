package com.onelastai.starter.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problem codes that a handler may answer, beyond those that follow from its permission and its
 * parameters. Each is described once, in the service's {@code problems.properties}. At a class they
 * hold for all its handlers; at a type that handlers take, for every handler that takes it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

  /** Codes; with a status before it, such as {@code 401 otp_invalid}, where it is another one. */
  String[] value();
}
